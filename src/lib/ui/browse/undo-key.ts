/** Whether a key takes back what was done last: U or Ctrl+Z, where nothing is being typed that they belong to. */
export function isUndoKey(event: KeyboardEvent): boolean {
	const { target } = event;
	if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey) return false;
	if (target instanceof Element && target.closest(TYPED)) return false;
	const key = event.key.toLowerCase();
	return event.ctrlKey || event.metaKey ? key === 'z' : key === 'u';
}

const TYPED =
	'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable="true"]';

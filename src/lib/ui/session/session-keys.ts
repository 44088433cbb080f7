/** What a key asks of a session, apart from choosing an answer. */
export type SessionKey =
	| 'go'
	| 'dont-know'
	| 'hint'
	| 'hard'
	| 'easy'
	| 'undo'
	| 'flag'
	| 'put-off'
	| 'set-aside'
	| 'help'
	| 'previous'
	| 'next';

/**
 * The meaning of a key press. Null for keys that belong to someone else: with Ctrl, Alt or Cmd, in a text field, in a
 * dialog, and Enter or Space on whatever has its own use for them.
 * @param answered whether feedback is shown: only then do 2 and 4 rate
 */
export function sessionKey(event: KeyboardEvent, answered: boolean): SessionKey | null {
	if (!isForSession(event)) return null;
	switch (event.key) {
		case 'Enter':
			return hasOwnEnter(event.target) ? null : 'go';
		case '0':
			return answered ? null : 'dont-know';
		case 'h':
			return 'hint';
		case '2':
			return answered ? 'hard' : null;
		case '4':
			return answered ? 'easy' : null;
		case 'u':
			return 'undo';
		case 'f':
			return 'flag';
		case '-':
			return 'put-off';
		case '@':
			return 'set-aside';
		case '?':
			return 'help';
		case 'ArrowLeft':
			return movesWithin(event.target) ? null : 'previous';
		case 'ArrowRight':
			return movesWithin(event.target) ? null : 'next';
		default:
			return null;
	}
}

/** Whether a plain key press may mean something to the session at all. */
export function isForSession(event: KeyboardEvent): boolean {
	// Where a sign is typed with AltGr, browsers say Ctrl and Alt.
	const isCommand =
		event.metaKey ||
		((event.ctrlKey || event.altKey) && !(event.key === '@' && event.getModifierState('AltGraph')));
	if (isCommand || event.defaultPrevented || event.isComposing) return false;
	const { target } = event;
	if (!(target instanceof Element)) return true;
	if (target.closest('dialog, select, textarea, [contenteditable]')) return false;
	return !(target instanceof HTMLInputElement) || ['radio', 'checkbox'].includes(target.type);
}

function hasOwnEnter(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest('button, a, summary') !== null;
}

function movesWithin(target: EventTarget | null): boolean {
	return target instanceof HTMLInputElement || hasOwnEnter(target);
}

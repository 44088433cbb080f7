/** Enter in a text field hands in the answer; not while an input method is still composing a word. */
export function submitOnEnter(event: KeyboardEvent, onsubmit: () => void): void {
	if (event.key !== 'Enter' || event.isComposing) return;
	event.preventDefault();
	// The session listens for Enter further up; one press is one answer.
	event.stopPropagation();
	onsubmit();
}

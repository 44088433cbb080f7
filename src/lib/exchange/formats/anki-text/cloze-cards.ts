const CLOZE = /\{\{c(\d{1,3})::([^]{0,2000}?)(?:::([^]{0,500}?))?\}\}/g;

/** One card of a note with gaps: what is asked, and the text with what was missing. */
export interface ClozeCard {
	number: number;
	front: string;
	back: string;
}

/** The cards that Anki makes of a text with `{{c1::answer::hint}}`, one a number; none where it has no gap. HTML stays. */
export function clozeCards(text: string): ClozeCard[] {
	const numbers = [...new Set([...text.matchAll(CLOZE)].map((match) => Number(match[1])))];
	// Anki itself has no more than this.
	return numbers
		.sort((a, b) => a - b)
		.slice(0, 100)
		.map((number) => {
			const shown = (isFront: boolean) =>
				text.replace(CLOZE, (_, nth: string, answer: string, hint?: string) => {
					if (Number(nth) !== number) return answer;
					return isFront ? `[${hint?.trim() || '…'}]` : `<b>${answer}</b>`;
				});
			return { number, front: shown(true), back: shown(false) };
		});
}

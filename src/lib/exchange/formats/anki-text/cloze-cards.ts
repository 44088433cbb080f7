const OPENS = /\{\{c(\d{1,3})::/g;
/** Anki itself has no more cards of a note than this. */
const MAX_CARDS = 100;

/** One card of a note with gaps: what is asked, and the text with what was missing. */
export interface ClozeCard {
	number: number;
	front: string;
	back: string;
}

interface Gap {
	number: number;
	answer: string;
	hint: string;
}

/** The cards that Anki makes of a text with `{{c1::answer::hint}}`, one a number; none where it has no gap. HTML stays. */
export function clozeCards(text: string): ClozeCard[] {
	const pieces = piecesOf(text);
	const numbers = new Set(
		pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.number]))
	);
	return [...numbers]
		.sort((a, b) => a - b)
		.slice(0, MAX_CARDS)
		.map((number) => {
			const shown = (asked: (gap: Gap) => string) =>
				pieces
					.map((piece) =>
						typeof piece === 'string'
							? piece
							: piece.number === number
								? asked(piece)
								: piece.answer
					)
					.join('');
			return {
				number,
				front: shown(({ hint }) => `[${hint.trim() || '…'}]`),
				back: shown(({ answer }) => `<b>${answer}</b>`)
			};
		});
}

/** Letters and gaps in turn; of a gap in another the inner one counts. */
function piecesOf(text: string): (string | Gap)[] {
	const pieces: (string | Gap)[] = [];
	const opens = [...text.matchAll(OPENS)];
	let at = 0;
	opens.forEach((open, index) => {
		const start = open.index + open[0].length;
		const end = text.slice(start, opens[index + 1]?.index).indexOf('}}');
		if (end < 0) return;
		const [answer = '', ...hint] = text.slice(start, start + end).split('::');
		pieces.push(text.slice(at, open.index), {
			number: Number(open[1]),
			answer,
			hint: hint.join('::')
		});
		at = start + end + 2;
	});
	pieces.push(text.slice(at));
	return pieces;
}

import { foldText } from '../../../core/bank/fold-text';
import type { Say } from '../outside-text';
import { cutAtMarks, splitAtMark } from './escapes';
import type { Answers, ReadText } from './read-block';

/** Pairs with "->"; one without a prompt is an option that matches nothing. */
export function readMatching(raw: string, read: ReadText, say: Say): Answers | null {
	const pairs: { prompt: string; match: string }[] = [];
	const extra: string[] = [];
	const leftOut = (text: string) => {
		say('left-out', text);
		return null;
	};
	for (const piece of cutAtMarks(raw, '=')) {
		const [prompt, match] = splitAtMark(piece.raw, '->');
		if (match === null) return leftOut('A pair has no "->".');
		// What is matched is plain in GIFT, whatever the question is.
		const pair = { prompt: read(prompt.trim()), match: read(`[plain]${match}`) };
		if (pair.match === '') return leftOut('A pair has nothing after its "->".');
		if (pair.prompt === '') extra.push(pair.match);
		else pairs.push(pair);
	}
	const prompts = new Set(pairs.map(({ prompt }) => foldText(prompt)));
	if (prompts.size < pairs.length) return leftOut('Two pairs have the same prompt.');
	if (pairs.length < 2) return leftOut('There are fewer than two pairs.');
	const known = new Set(pairs.map(({ match }) => foldText(match)));
	const others = extra.filter((text) => {
		const isNew = !known.has(foldText(text));
		known.add(foldText(text));
		return isNew;
	});
	if (known.size < 2) return leftOut('There is only one option to match.');
	return { type: 'matching', pairs, extra: others };
}

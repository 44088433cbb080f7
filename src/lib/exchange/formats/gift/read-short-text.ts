import { withoutNoText, type Say } from '../outside-text';
import { cutAtMarks, unescapeGift } from './escapes';
import { giftAnswer, isFull, PARTIAL } from './read-answer';
import type { Answers, ReadText } from './read-block';

/** A star that stands for any letters; `\*` is a star. */
const ANY = /(?<!\\)\*/g;

export function readShortText(raw: string, read: ReadText, say: Say): Answers | null {
	const accept: string[] = [];
	const confusions: { text: string; feedback: string }[] = [];
	const right: string[] = [];
	let wrong = '';
	for (const piece of cutAtMarks(raw, '=')) {
		const answer = giftAnswer(piece);
		const weight = answer.weight ?? 100;
		const pattern = unescapeGift(answer.raw.replace(/^\[(?:html|moodle|plain|markdown)\]/, ''));
		const feedback = read(answer.feedback);
		if (pattern.trim() === '*') {
			if (isFull(weight)) {
				say('left-out', 'Any answer counts as right.');
				return null;
			}
			if (weight > 0) say('changed', PARTIAL);
			wrong = feedback;
			continue;
		}
		const text = withoutWildcards(pattern, say);
		if (text === null) continue;
		if (isFull(weight)) {
			accept.push(text);
			if (feedback !== '' && !right.includes(feedback)) right.push(feedback);
			continue;
		}
		if (weight > 0) say('changed', PARTIAL);
		if (feedback !== '') confusions.push({ text, feedback });
		else if (weight <= 0) say('noted', 'A wrong answer without feedback needs no mention.');
	}
	if (accept.length === 0) {
		say('left-out', 'No answer is fully right.');
		return null;
	}
	if (right.length > 1)
		say('changed', 'Right answers had different feedback; now all have the first.');
	const known = new Set(accept.map((text) => text.toLowerCase()));
	return {
		type: 'short-text',
		accept,
		feedback:
			right.length > 0 || wrong !== ''
				? { right: right[0], wrong: wrong === '' ? undefined : wrong }
				: undefined,
		confusions: confusions.filter(({ text }) => !known.has(text.toLowerCase()))
	};
}

/** Null where nothing would be left, or what is left would mean something else. */
function withoutWildcards(pattern: string, say: Say): string | null {
	const trimmed = pattern.trim();
	const bare = trimmed.replace(/^(?:\*|\s)+/, '').replace(/(?<!\\)\*(?:(?<!\\)\*|\s)*$/, '');
	const hasInner = bare.search(ANY) >= 0;
	const text = withoutNoText(bare.replaceAll('\\*', '*')).replace(/\s+/g, ' ');
	if (hasInner || text === '') {
		say('changed', 'An answer with a "*" for any letters is left out.');
		return null;
	}
	if (bare !== trimmed) say('changed', 'A "*" for any letters around an answer is not kept.');
	return text;
}

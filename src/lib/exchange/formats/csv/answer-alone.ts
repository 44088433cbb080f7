import { outsideText, withoutNoText, type Say } from '../outside-text';
import type { ReadEntry } from '../read-set';
import type { Mapping } from './mapping';
import type { Row } from './row';

type Body = Omit<ReadEntry, 'stem'>;

const TRUE = /^(?:true|t|yes|1)$/i;
const FALSE = /^(?:false|f|no|0)$/i;
/** In tables of others, where "no" may be what is asked for. */
const TRUE_WORD = /^(?:true|wahr|vrai|vero|verdadero|verdadeiro)$/i;
const FALSE_WORD = /^(?:false|falsch|faux|falso)$/i;
/** A number that is no year of "007", and no list. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/;

/** What has no choices and says its type, as Footnote writes it; undefined where it says none, null where it is told. */
export function answerOfType(row: Row, say: Say): Body | null | undefined {
	const key = row.one('key');
	const tolerance = Number(row.one('tolerance'));
	switch (row.type) {
		case 'true-false':
			if (TRUE.test(key) || FALSE.test(key))
				return { type: 'true-false', answer: TRUE.test(key) } as Body;
			break;
		case 'numeric': {
			const answer = Number(key || 'x');
			if (Number.isFinite(answer) && tolerance >= 0)
				return { type: 'numeric', answer, tolerance: tolerance || undefined } as Body;
			break;
		}
		case 'short-text': {
			const accept = linesOf([key]);
			if (accept.length > 0) return { type: 'short-text', accept } as Body;
			break;
		}
		default:
			return undefined;
	}
	say('left-out', 'The right answer cannot be read.');
	return null;
}

/** A question with its right answer and nothing else, as the mapping wants it asked; null where it is told why not. */
export function answerAlone({ keys, one }: Row, { alone }: Mapping, say: Say): Body | null {
	const accept = linesOf(keys);
	const [first, ...others] = accept;
	if (first === undefined) {
		say('left-out', 'The row has no answer.');
		return null;
	}
	if (alone === 'card')
		return { type: 'card', back: outsideText(keys.join('\n'), 'plain', say) } as Body;
	if (others.length === 0 && (TRUE_WORD.test(first) || FALSE_WORD.test(first)))
		return { type: 'true-false', answer: TRUE_WORD.test(first) } as Body;
	if (others.length === 0 && NUMBER.test(first)) {
		const tolerance = Number(one('tolerance'));
		return {
			type: 'numeric',
			answer: Number(first),
			tolerance: tolerance > 0 ? tolerance : undefined
		} as Body;
	}
	return { type: 'short-text', accept } as Body;
}

const linesOf = (texts: readonly string[]) =>
	texts
		.flatMap((text) => text.split('\n'))
		.map(withoutNoText)
		.filter((text) => text !== '');

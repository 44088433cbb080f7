import { expect, it } from 'vitest';
import type { Question } from '../bank/bank';
import { confusedWith } from './confused-with';

const base = { stem: '?', section: '', explanation: '', wording: '', key: '' };
function single(id: string, right: string, wrong: string[], facts: string[], tags: string[] = []) {
	const choice = (text: string, correct: boolean) => ({ id: text, text, correct, feedback: '' });
	const choices = [choice(right, true), ...wrong.map((text) => choice(text, false))];
	return { ...base, id, facts, tags, type: 'single', choices } satisfies Question;
}
const spring = single('spring', 'At new moon', ['At half moon', 'In May'], ['f1'], ['moon']);
const neap = single('neap', 'at half-moon', ['At new moon'], ['f2'], []);
const level = single('level', '48,000', ['20,000'], ['f1'], []);
const tagged = single('tagged', 'Twice', ['Once'], ['f9'], ['moon']);
const alone = single('alone', 'Nobody', ['All'], ['f8'], []);
const bank = { questions: [alone, tagged, spring, neap, level] };
const gave = (choice: string) => ({ type: 'single', choice }) as const;

it('is the question whose answer was given in its place, most often', () => {
	expect(confusedWith(spring, bank, [gave('At half moon')])).toEqual({
		question: neap,
		by: 'chosen'
	});
	const other = { ...alone, id: 'may', choices: [{ ...alone.choices[0]!, text: 'in may' }] };
	const more = { questions: [other, ...bank.questions] };
	const wrong = [gave('At half moon'), gave('In May'), gave('In May')];
	expect(confusedWith(spring, more, wrong)?.question.id).toBe('may');
});

it('takes what was written, too, and never its own answer', () => {
	const written = {
		...{ ...base, id: 'w', facts: [], tags: [], type: 'short-text' as const },
		...{ accept: ['new moon'], caseSensitive: false },
		...{ feedback: { right: '', wrong: '' }, confusions: [] }
	};
	const to = (text: string) => [{ type: 'short-text' as const, text }];
	expect(confusedWith(written, bank, to('At Half Moon!'))?.question).toBe(neap);
	const twin = { questions: [...bank.questions, { ...written, id: 'twin' }] };
	expect(confusedWith(written, twin, to('new moon'))).toBeNull();
});

it('is else the nearest by facts, then by tags', () => {
	expect(confusedWith(spring, bank, [])).toEqual({ question: level, by: 'near' });
	expect(confusedWith(spring, bank, [{ type: 'dont-know' }])?.question).toBe(level);
	expect(confusedWith(tagged, bank, [])?.question).toBe(spring);
	expect(confusedWith(alone, bank, [])).toBeNull();
});

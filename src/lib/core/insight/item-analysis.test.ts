import { describe, expect, it } from 'vitest';
import type { Bank, Question } from '../bank/bank';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { parseBank } from '../bank/parse-bank';
import type { Response } from '../quiz/response';
import type { FirstAnswer } from './first-answers';
import { analyseItems, discriminationGrade, ENOUGH_ANSWERS } from './item-analysis';

const parsed = parseBank(EXAMPLE_BANK, 'tides.yaml');
if (!parsed.ok) throw new Error('The example bank is not sound.');
const { bank } = parsed;
const ofType = <T extends Question['type']>(type: T) =>
	bank.questions.find((question) => question.type === type) as Extract<Question, { type: T }>;
const single = ofType('single');
const right = single.choices.find(({ correct }) => correct)!;
const [drawn, idle] = single.choices.filter(({ correct }) => !correct);
const others = bank.questions.filter(({ id }) => id !== single.id).slice(0, 4);

function answer(question: Question, score: number, response: Response): FirstAnswer {
	const { id, wording, key } = question;
	return {
		question: id,
		wording,
		key,
		response,
		score,
		durationMs: 4000,
		hint: 'none',
		mode: 'test'
	};
}

/** So many people, of whom the able ones have all other questions right, the others none. */
function people(
	able: { right: number; wrong: number },
	weak: { right: number; wrong: number }
): { answers: FirstAnswer[] }[] {
	const person = (isAble: boolean, isRight: boolean) => ({
		answers: [
			answer(single, isRight ? 1 : 0, {
				type: 'single',
				choice: isRight ? right.id : drawn!.id
			}),
			...others.map((other) => answer(other, isAble ? 1 : 0, { type: 'dont-know' }))
		]
	});
	const many = (count: number, isAble: boolean, isRight: boolean) =>
		Array.from({ length: count }, () => person(isAble, isRight));
	return [
		...many(able.right, true, true),
		...many(able.wrong, true, false),
		...many(weak.right, false, true),
		...many(weak.wrong, false, false)
	];
}

const of = (found: ReturnType<typeof analyseItems>, question: Question) =>
	found.find((item) => item.question.id === question.id)!;
const codes = (item: ReturnType<typeof of>) => item.numbers?.remarks.map(({ code }) => code);

describe('the analysis of a question', () => {
	it('is held back below thirty answers, and counts them', () => {
		const few = people({ right: 10, wrong: 4 }, { right: 5, wrong: ENOUGH_ANSWERS - 20 });
		expect(few).toHaveLength(ENOUGH_ANSWERS - 1);
		expect(of(analyseItems(bank, few), single)).toMatchObject({ answers: 29, numbers: null });
		const enough = [...few, ...people({ right: 1, wrong: 0 }, { right: 0, wrong: 0 })];
		expect(of(analyseItems(bank, enough), single).numbers).not.toBeNull();
	});

	it('says how many have it right, and that it tells who knows', () => {
		const item = of(
			analyseItems(bank, people({ right: 18, wrong: 2 }, { right: 2, wrong: 18 })),
			single
		);
		expect(item.numbers!.facility).toBeCloseTo(0.5, 10);
		// A two by two table: (18·18 − 2·2) / (20·20).
		expect(item.numbers!.discrimination).toBeCloseTo(0.8, 10);
		expect(item.numbers!.medianMs).toBe(4000);
		expect(discriminationGrade(item.numbers!.discrimination!)).toBe('good');
	});

	it('points at the key where those who know miss it', () => {
		const item = of(
			analyseItems(bank, people({ right: 3, wrong: 17 }, { right: 17, wrong: 3 })),
			single
		);
		expect(codes(item)).toContain('key-doubtful');
		expect(item.numbers!.remarks).toContainEqual({ code: 'draws-the-best', choice: drawn!.text });
	});

	it('says nothing of a choice that draws the best by chance, or where next to nobody chose the key', () => {
		const draws = (...groups: Parameters<typeof people>) =>
			codes(of(analyseItems(bank, people(...groups)), single))!.includes('draws-the-best');
		expect(draws({ right: 9, wrong: 11 }, { right: 11, wrong: 9 })).toBe(false);
		expect(draws({ right: 0, wrong: 20 }, { right: 0, wrong: 20 })).toBe(false);
		expect(draws({ right: 0, wrong: 20 }, { right: 4, wrong: 20 })).toBe(false);
		expect(draws({ right: 0, wrong: 20 }, { right: 5, wrong: 20 })).toBe(true);
		expect(draws({ right: 0, wrong: 4 }, { right: 30, wrong: 0 })).toBe(false);
		expect(draws({ right: 0, wrong: 5 }, { right: 30, wrong: 0 })).toBe(true);
	});

	it('says what nearly all have right, and few', () => {
		expect(
			codes(
				of(analyseItems(bank, people({ right: 20, wrong: 0 }, { right: 20, wrong: 0 })), single)
			)
		).toEqual(['easy']);
		expect(
			codes(
				of(analyseItems(bank, people({ right: 5, wrong: 15 }, { right: 0, wrong: 20 })), single)
			)
		).toContain('hard');
	});

	it('lists each choice with who was drawn by it, and names the idle one', () => {
		const item = of(
			analyseItems(bank, people({ right: 18, wrong: 2 }, { right: 2, wrong: 18 })),
			single
		);
		const picks = new Map(item.numbers!.picks.map((pick) => [pick.text, pick]));
		expect(picks.get(right.text)).toMatchObject({
			correct: true,
			count: 20,
			share: 0.5,
			restScore: 0.9
		});
		expect(picks.get(drawn!.text)).toMatchObject({ correct: false, count: 20, restScore: 0.1 });
		expect(picks.get(idle!.text)).toMatchObject({ count: 0, share: 0, restScore: null });
		expect(item.numbers!.remarks).toContainEqual({
			code: 'idle',
			choices: expect.arrayContaining([idle!.text])
		});
	});

	it('counts no answer to an earlier key, and those to an earlier wording with a word on it', () => {
		const all = people({ right: 18, wrong: 2 }, { right: 2, wrong: 18 });
		for (const { answers } of all.slice(0, 5)) answers[0] = { ...answers[0]!, key: 'earlier' };
		for (const { answers } of all.slice(5, 8)) answers[0] = { ...answers[0]!, wording: 'earlier' };
		expect(of(analyseItems(bank, all), single)).toMatchObject({
			answers: 35,
			outdated: 5,
			reworded: 3
		});
	});

	it('does not guess the discrimination of people who answered next to nothing else', () => {
		const alone = people({ right: 20, wrong: 20 }, { right: 0, wrong: 0 }).map(({ answers }) => ({
			answers: answers.slice(0, 3)
		}));
		expect(of(analyseItems(bank, alone), single).numbers!.discrimination).toBeNull();
	});

	it('gathers written answers that are the same, the frequent first', () => {
		const typed = ofType('short-text');
		const wrote = ['Neap', ' neap  ', 'spring', 'NEAP'].flatMap((text) =>
			Array.from({ length: 8 }, () => ({
				answers: [answer(typed, text === 'spring' ? 1 : 0, { type: 'short-text', text })]
			}))
		);
		const { picks } = of(analyseItems(bank, wrote), typed).numbers!;
		expect(picks.map(({ text, count, correct }) => [text, count, correct])).toEqual([
			['Neap', 24, false],
			['spring', 8, true]
		]);
	});

	it('keeps written answers apart where their case counts, or some are right', () => {
		const typed = { ...ofType('short-text'), caseSensitive: true };
		const wrote = (texts: [text: string, score: number, count: number][], question: Question) => {
			const crowd = texts.flatMap(([text, score, count]) =>
				Array.from({ length: count }, () => ({
					answers: [answer(question, score, { type: 'short-text', text })]
				}))
			);
			const inBank = { ...bank, questions: [question] };
			const { picks } = of(analyseItems(inBank, crowd), question).numbers!;
			return picks.map(({ text, count, correct }) => [text, count, correct]);
		};
		const cased = wrote(
			[
				['pH', 1, 20],
				['PH', 0, 12]
			],
			typed
		);
		expect(cased).toEqual([
			['pH', 20, true],
			['PH', 12, false]
		]);
		const folded = wrote(
			[
				['neap', 1, 5],
				['Neap', 1, 20],
				['NEAP', 0, 9]
			],
			{ ...typed, caseSensitive: false }
		);
		expect(folded).toEqual([
			['Neap', 25, true],
			['NEAP', 9, false]
		]);
	});

	it('takes in every type, and what fits a question no more', () => {
		const strange: Response[] = [
			{ type: 'single', choice: 'gone' },
			{ type: 'multiple', choices: ['gone'] },
			{ type: 'true-false', value: true },
			{ type: 'numeric', text: '' },
			{ type: 'cloze', blanks: { gone: 'x' } },
			{ type: 'matching', matches: { gone: 'gone' } },
			{ type: 'ordering', order: ['gone'] },
			{ type: 'attribution', kind: null, speaker: null },
			{ type: 'dont-know' }
		];
		const crowd = strange.flatMap((response) =>
			Array.from({ length: 4 }, () => ({
				answers: bank.questions.map((question) => answer(question, 0, response))
			}))
		);
		const found = analyseItems(bank as Bank, crowd);
		expect(found.map(({ answers }) => answers)).toEqual(bank.questions.map(() => 36));
		for (const { numbers } of found)
			expect(numbers!.picks.some(({ text }) => text === null)).toBe(true);
	});
});

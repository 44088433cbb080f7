import { describe, expect, it } from 'vitest';
import type { Bank, Question, QuestionType } from './bank';
import { EXAMPLE_BANK, exampleWith } from './example-bank';
import { parseBank } from './parse-bank';

function parsed(text: string | Uint8Array = EXAMPLE_BANK): Bank {
	const result = parseBank(text, 'tides.yaml');
	if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 1));
	return result.bank;
}

function find<T extends QuestionType>(bank: Bank, type: T): Extract<Question, { type: T }> {
	return bank.questions.find((question) => question.type === type) as Extract<
		Question,
		{ type: T }
	>;
}

describe('parseBank', () => {
	it('reads every type of question without a warning', () => {
		const result = parseBank(EXAMPLE_BANK, 'tides.yaml');
		expect(result).toMatchObject({ ok: true, warnings: [] });
	});

	it('orders questions by section, then as in the file, with the generated ones spread after a lead', () => {
		expect(parsed().questions.map(({ id }) => id)).toEqual([
			'highs-a-day',
			'highs-cause',
			'highs-true',
			'spring-name',
			'claim:two-highs',
			'best',
			'phases',
			'order',
			'level',
			'claim:harbour-level'
		]);
	});

	it('makes the short form of a single choice into choices', () => {
		const { choices, tags, hint } = find(parsed(), 'single');
		expect(choices.map(({ text, correct, feedback }) => [text, correct, feedback])).toEqual([
			['Two', true, 'So it is.'],
			['One', false, 'It is one for each bulge.'],
			['Four', false, 'Low waters count for themselves.']
		]);
		expect(tags).toEqual(['basics']);
		expect(hint).toEqual({ text: 'There are two bulges.', gives: false });
	});

	it('fills in what a question leaves out', () => {
		const numeric = find(parsed(), 'numeric');
		expect(numeric).toMatchObject({
			tolerance: 0,
			unit: { name: 'mm', accept: [], required: false },
			tags: []
		});
		expect(find(parsed(), 'short-text').caseSensitive).toBe(false);
		expect(find(parsed(), 'true-false').hint).toEqual({ text: 'Count the bulges.', gives: true });
	});

	it('lets prompts with the same match share one option', () => {
		const { prompts, options } = find(parsed(), 'matching');
		expect(options.map(({ text }) => text)).toEqual(['Full Moon', 'Half Moon', 'New Year']);
		expect(prompts.map(({ match }) => options.findIndex(({ id }) => id === match))).toEqual([
			0, 0, 1
		]);
	});

	it('has blanks in the order of the text, and the text without spaces in its blanks', () => {
		const { blanks, text } = find(parsed(), 'cloze');
		expect(blanks.map(({ id, kind }) => [id, kind])).toEqual([
			['place', 'typed'],
			['degree', 'chosen'],
			['count', 'typed']
		]);
		expect(text).toContain('The {{place}} is');
	});

	it('takes numbers, dates and yes as they are written where text is wanted', () => {
		const bank = parsed(
			exampleWith(
				'accept: [spring tide, spring]',
				'accept: [1.10, 007, 1e3, yes, true, null, 9 %, 2024-01-01]'
			)
		);
		expect(find(bank, 'short-text').accept).toEqual([
			'1.10',
			'007',
			'1e3',
			'yes',
			'true',
			'null',
			'9 %',
			'2024-01-01'
		]);
		expect(parsed(exampleWith('title: On tides', 'title: 1984')).sources[0]!.title).toBe('1984');
	});

	it('keeps the id of a choice when choices change places, and gives each its own', () => {
		const swapped = exampleWith('text: One,', 'text: Zero,').replace('text: Four,', 'text: One,');
		const before = find(parsed(), 'single').choices;
		const after = find(parsed(swapped), 'single').choices;
		expect(after.find(({ text }) => text === 'One')!.id).toBe(
			before.find(({ text }) => text === 'One')!.id
		);
		expect(new Set(after.map(({ id }) => id)).size).toBe(3);
	});

	it('uses a given id, and never gives it to another choice', () => {
		const bank = parsed(exampleWith('{ text: One,', '{ id: first, text: One,'));
		expect(find(bank, 'single').choices[1]!.id).toBe('first');
	});

	it('does not take the byte order mark of UTF-8 for text', () => {
		expect(parsed(new TextEncoder().encode(`\uFEFF${EXAMPLE_BANK}`)).id).toBe('tides');
	});

	it('reads bytes of any UTF-8 as TextDecoder does', () => {
		const title = 'Gezeiten – été ☀ 潮 🌊';
		const text = exampleWith('title: Why the sea rises twice a day', `title: ${title}`);
		expect(parsed(new TextEncoder().encode(text)).title).toBe(title);
	});

	it('reads Windows line ends', () => {
		expect(parsed(EXAMPLE_BANK.replaceAll('\n', '\r\n'))).toEqual(parsed());
	});

	it('leaves the checks of style out where they are not wanted', () => {
		const text = exampleWith(', feedback: It is one for each bulge. }', ' }');
		const codes = (checks: boolean) => {
			const result = parseBank(text, 'x', { checks });
			return result.ok ? result.warnings.map(({ code, line }) => [code, line]) : null;
		};
		expect(codes(true)).toEqual([
			['no-feedback', EXAMPLE_BANK.split('text: One')[0]!.split('\n').length]
		]);
		expect(codes(false)).toEqual([]);
	});
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_FILE } from '../bank/bank-files';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { parseBank } from '../bank/parse-bank';
import { itemsOf, splitText, type BankText } from './bank-text';
import type { DraftTexts } from './edit-history';
import { newBankText } from './new-entry';
import { outlineOf } from './outline';
import { transferQuestions, type Transfer } from './transfer-questions';

const draft = (bank: string, others: DraftTexts = {}): DraftTexts => ({
	[BANK_FILE]: bank,
	...others
});
function split(texts: DraftTexts): BankText {
	const result = splitText(texts[BANK_FILE]!);
	if (!result.ok) throw new Error(result.problem);
	return result.bank;
}
function done(transfer: Transfer) {
	if (!transfer.ok) throw new Error(transfer.problem);
	return transfer;
}
const parsed = (texts: DraftTexts) => {
	const result = parseBank(texts[BANK_FILE]!, BANK_FILE, {
		readText: (file) => texts[file] ?? null
	});
	return result.ok ? result.bank : result.errors.map(({ line, problem }) => `${line}: ${problem}`);
};
const bankOf = (texts: DraftTexts) => {
	const bank = parsed(texts);
	if (Array.isArray(bank)) throw new Error(bank.join('\n'));
	// Those on what kind of claim a fact is are made of the facts.
	return { ...bank, questions: bank.questions.filter(({ type }) => type !== 'attribution') };
};
const china = draft(readFileSync('questions/china-russia-ties-2020.yaml', 'utf8'));
const claims = draft(readFileSync('questions/reading-claims.yaml', 'utf8'), {
	'reading-claims.md': readFileSync('questions/reading-claims.md', 'utf8')
});
const example = draft(EXAMPLE_BANK);
/** Another bank with another source of the same name, a fact of the same name, a question of the same name. */
const alike = draft(
	EXAMPLE_BANK.replace('title: On tides', 'title: On other tides')
		.replace('reaches 48,000 mm', 'reaches 50,000 mm')
		.replaceAll('harbour', 'port')
		.replaceAll('port-level', 'harbour-level')
);
const crlf = draft(EXAMPLE_BANK.replaceAll('\n', '\r\n'));
const wide = draft(EXAMPLE_BANK.replace(/^ {2}/gm, '').replace(/\n$/, ''));
const banks = [example, alike, crlf, wide, china, claims];

it('has banks to begin with that are sound', () => {
	for (const texts of banks) bankOf(texts);
});

describe('questions in another bank', () => {
	it('take along their facts and sources into an empty one', () => {
		const empty = draft(newBankText('Tides again', 'Ada', 'en'));
		const moved = done(transferQuestions(example, empty, new Set([0, 5])));
		expect(moved).toMatchObject({ questions: ['level', 'best'], facts: 2, sources: 1 });
		const there = outlineOf(split(moved.texts));
		expect(there.questions.map(({ id }) => id)).toEqual(['level', 'best']);
		expect(there.facts.map(({ id }) => id)).toEqual(['harbour-level', 'best-port']);
		expect(itemsOf(split(moved.texts), 'facts').map(({ text }) => text)).toEqual(
			[0, 2].map((at) => itemsOf(split(example), 'facts')[at]!.text.trimEnd() + '\n')
		);
	});

	it('use what is there already, and say the same again with another id only where it is taken', () => {
		const again = done(transferQuestions(example, example, new Set([1])));
		expect(again).toMatchObject({ facts: 0, sources: 0 });
		expect(again.questions).not.toContain('highs-a-day');
		expect(bankOf(again.texts).questions).toHaveLength(9);
	});

	it('follow facts and sources that need another name', () => {
		const moved = done(transferQuestions(example, alike, new Set([0])));
		expect(moved).toMatchObject({ questions: ['level-2'], facts: 1, sources: 1 });
		const bank = bankOf(moved.texts);
		const question = bank.questions.at(-1)!;
		const fact = bank.facts.find(({ id }) => id === question.facts[0])!;
		expect(fact.statement).toBe('The spring tide reaches 48,000 mm.');
		expect(bank.sources.find(({ id }) => id === fact.source)!.title).toBe('On tides');
		// The facts that had no need to name their source still have theirs.
		expect(bank.facts[0]).toMatchObject({
			source: 'lecture',
			statement: expect.stringContaining('50,000')
		});
	});

	it('bring the text of a source, under another name where that is another text there', () => {
		const there = draft(newBankText('Empty', 'Ada', 'en'), { 'reading-claims.md': 'Mine.' });
		const moved = done(transferQuestions(claims, there, new Set([0])));
		expect(moved.texts['reading-claims.md']).toBe('Mine.');
		expect(moved.texts['reading-claims-2.md']).toBe(claims['reading-claims.md']);
		expect(
			split(moved.texts).parts.find(({ key }) => key === 'sources')!.items![0]!.text
		).toContain('text: reading-claims-2.md');
	});

	it('leave the texts of the other bank what they are, and to whom they belong', () => {
		const from = draft(EXAMPLE_BANK.replaceAll('lecture', 'moon'), { 'moon.md': 'My Moon.' });
		const report = EXAMPLE_BANK.replace('- id: lecture\n', '- id: report\n')
			.replaceAll('source: lecture', 'source: report')
			.replace('    passages:', '    text: moon.md\n    passages:');
		const source = (texts: DraftTexts) => outlineOf(split(texts)).sources.at(-1)!;
		const there = draft(report, { 'moon.md': 'Their Moon.' });
		const moved = done(transferQuestions(from, there, new Set([0]))).texts;
		expect(moved).toMatchObject({ 'moon.md': 'Their Moon.', 'moon-2.md': 'My Moon.' });
		expect(source(moved)).toMatchObject({ id: 'moon-2', file: 'moon-2.md' });
		expect(outlineOf(split(moved)).facts.at(-1)!.source).toBe('moon-2');
		// Without a text here, none over there is taken for its own; nor is one that is still to come.
		for (const files of [{ 'moon.md': 'Their Moon.' }, {}] as DraftTexts[]) {
			const bare = done(
				transferQuestions(draft(from[BANK_FILE]!), draft(report, files), new Set([0]))
			);
			expect(source(bare.texts)).toMatchObject({ id: 'moon-2', file: 'moon-2.md' });
			expect(Object.keys(bare.texts)).toEqual([BANK_FILE, ...Object.keys(files)]);
		}
		const same = done(
			transferQuestions(from, draft(report, { 'moon.md': 'My Moon.' }), new Set([0]))
		);
		expect(source(same.texts)).toMatchObject({ id: 'moon', file: 'moon.md' });
		// The other way round: a text that is shown does not become that of a source which has none yet.
		const back = draft(report, { 'moon.md': 'Their Moon.' });
		const met = done(transferQuestions(back, draft(from[BANK_FILE]!), new Set([0]))).texts;
		expect(met).not.toHaveProperty('moon.md');
		expect(source(met)).toMatchObject({ id: 'report', file: 'moon-2.md' });
	});

	it('bring the cards of their pictures, under another name where that is another picture there', () => {
		const first = outlineOf(split(example)).questions[0]!.id;
		const picture = '\n    image: { file: quay.png, alt: A quay. }';
		const shown = EXAMPLE_BANK.replace(`- id: ${first}\n`, `- id: ${first}${picture}\n`);
		const from = draft(shown, { 'quay.png': '{"one":1}', 'idle.png': '{"idle":1}' });
		const empty = draft(newBankText('Other', 'Ada', 'en'));
		const alone = done(transferQuestions(from, empty, new Set([0]))).texts;
		expect(Object.keys(alone)).toEqual([BANK_FILE, 'quay.png']);
		const taken = { ...empty, 'quay.png': '{"another":1}' };
		const beside = done(transferQuestions(from, taken, new Set([0]))).texts;
		expect(beside).toMatchObject({ 'quay.png': '{"another":1}', 'quay-2.png': '{"one":1}' });
		expect(beside[BANK_FILE]).toContain('file: quay-2.png');
		const same = { ...empty, 'quay.png': '{"one":1}' };
		expect(Object.keys(done(transferQuestions(from, same, new Set([0]))).texts)).toHaveLength(2);
	});

	it('fill a gap between sections, and no more', () => {
		const there = draft(
			EXAMPLE_BANK.replace('from: 1, to: 3', 'from: 1, to: 2')
				.replace('from: 4, to: 6', 'from: 5, to: 6')
				.replace(/ {2}- id: best-port[^]*attribution: false\n/, '')
				.replace(/ {2}- id: best\n[^]*?her judgement.\n/i, '')
				.replace(/ {2}- id: best\n[^]*?(?= {2}- id: phases)/, '')
		);
		bankOf(there);
		const moved = done(transferQuestions(example, there, new Set([5])));
		expect(bankOf(moved.texts).sections.map(({ from, to }) => [from, to])).toEqual([
			[1, 2],
			[5, 6],
			[3, 4]
		]);
	});

	it('are refused where either file cannot be read, or a list is none', () => {
		const broken = draft('id: [');
		const problem = (from: DraftTexts, to: DraftTexts) => transferQuestions(from, to, new Set([0]));
		expect(problem(broken, example)).toEqual({ ok: false, problem: 'unreadable' });
		expect(problem(example, broken)).toEqual({ ok: false, problem: 'other-unreadable' });
		expect(problem(example, draft('id: x\nfacts: none\n'))).toEqual({
			ok: false,
			problem: 'other-lists'
		});
		const sources = Array.from({ length: 50 }, (_, at) => `  - id: s${at}\n`).join('');
		expect(problem(example, draft(`id: x\nsources:\n${sources}`))).toEqual({
			ok: false,
			problem: 'other-full'
		});
	});

	it('take along what stands in brackets', () => {
		const [, entry] = /sources:\n {2}- ([^]*?)\n\nsections/.exec(EXAMPLE_BANK)!;
		const source = JSON.stringify(itemsOf(split(example), 'sources')[0]!.value);
		const from = draft(EXAMPLE_BANK.replace(`\n  - ${entry}`, ` [${source}]`));
		expect(bankOf(from).sources).toEqual(bankOf(example).sources);
		const moved = done(transferQuestions(from, alike, new Set([0])));
		expect(moved).toMatchObject({ facts: 1, sources: 1 });
		const bank = bankOf(moved.texts);
		expect(bank.sources.map(({ title }) => title)).toEqual(['On other tides', 'On tides']);
		expect(bank.facts.at(-1)!.source).toBe(bank.sources[1]!.id);
	});

	it('are refused where a fact or its source is not here, whatever is there', () => {
		const noFact = EXAMPLE_BANK.replace('facts: [harbour-level]', 'facts: [two-highs, elsewhere]');
		const noSource = EXAMPLE_BANK.replace('source: lecture\n    passage: 2', 'source: book');
		const noSources = EXAMPLE_BANK.replace(/sources:[^]*?\nsections/, 'sources: []\nsections');
		const there = draft(EXAMPLE_BANK.replaceAll('two-highs', 'elsewhere'));
		for (const [text, at] of [
			[noFact, 0],
			[noSource, 1],
			[noSources, 0]
		] as const)
			expect(transferQuestions(draft(text), there, new Set([at]))).toEqual({
				ok: false,
				problem: 'lost-fact'
			});
	});

	it('are refused where they would read otherwise, for marks that one of the banks does not read', () => {
		const marked = (text: string) => text.replace('\nsources:', 'markup: markdown\n\nsources:');
		const plainThere = draft(newBankText('Other', 'Ada', 'en'));
		const markedThere = draft(marked(newBankText('Other', 'Ada', 'en')));
		const problem = (from: string, to: DraftTexts, at = 1) => {
			const transfer = transferQuestions(draft(from), to, new Set([at]));
			return transfer.ok ? null : transfer.problem;
		};
		expect(markedThere[BANK_FILE]).toContain('markup: markdown');
		for (const [before, after] of [
			['How many high waters', 'How *many* high waters'],
			['has two high waters', 'has $2$ high waters'],
			['hint: There are two', 'hint: There are **two**'],
			['stem: How many', 'stem: For $5 how many']
		] as const) {
			const text = EXAMPLE_BANK.replace(before, after);
			expect(problem(text, markedThere), after).toBe('other-marked');
			expect(problem(marked(text), plainThere), after).toBe('other-plain');
			expect(problem(text, plainThere), after).toBeNull();
			expect(problem(marked(text), markedThere), after).toBeNull();
			// What stays here may have any.
			expect(problem(text, markedThere, 0), after).toBeNull();
		}
		// What a learner types has no marks, and a gap cuts the text of its question.
		const typed = EXAMPLE_BANK.replace('[spring tide, spring]', '["*spring*"]');
		expect(problem(typed, markedThere, 4)).toBeNull();
		const cut = EXAMPLE_BANK.replace('"The {{ place }} is', '"The *{{ place }}* is');
		expect(problem(cut, markedThere, 5)).toBeNull();
	});

	it('leave a sound bank sound, and all that was in it', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...banks),
				fc.constantFrom(...banks),
				fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }),
				(from, to, at) => {
					const questions = outlineOf(split(from)).questions;
					const chosen = new Set(at.map((place) => place % questions.length));
					const moved = done(transferQuestions(from, to, chosen));
					const [before, after, here] = [bankOf(to), bankOf(moved.texts), bankOf(from)];
					const named = (bank: typeof here, ids: string[]) =>
						ids.map((id) => bank.questions.find((each) => each.id === id)!);
					const old = before.questions.map(({ id }) => id);
					expect(named(after, old)).toEqual(before.questions);
					expect(after.questions).toHaveLength(old.length + chosen.size);
					expect(after.facts.slice(0, before.facts.length)).toEqual(before.facts);
					expect(after.sources.slice(0, before.sources.length)).toEqual(before.sources);
					expect(after.sections.slice(0, before.sections.length)).toEqual(before.sections);
					expect(after.facts).toHaveLength(before.facts.length + moved.facts);
					// What came says there what it said here.
					const came = named(after, moved.questions);
					const wanted = questions.filter((_, index) => chosen.has(index)).map(({ id }) => id);
					const meant = named(here, wanted);
					const plain = (bank: typeof here, { facts, ...question }: (typeof meant)[number]) => ({
						...question,
						id: '',
						section: '',
						facts: facts.map((id) => {
							const fact = bank.facts.find((each) => each.id === id)!;
							const source = bank.sources.find((each) => each.id === fact.source)!;
							return { ...fact, id: '', source: { ...source, id: '' } };
						})
					});
					expect(came.map((each) => plain(after, each))).toEqual(
						meant.map((each) => plain(here, each))
					);
					expect(Object.keys(to).every((name) => name in moved.texts)).toBe(true);
					// Every entry that named its source stands there to the byte.
					const lines = new Set(moved.texts[BANK_FILE]!.split('\n'));
					const lost = to[BANK_FILE]!.split('\n').filter((line) => !lines.has(line));
					expect(lost.filter((line) => !/\{|^\s*$/.test(line))).toEqual([]);
				}
			),
			{ numRuns: 40 }
		);
	}, 60_000);
});

import { deleteDB } from 'idb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readResults, writeResults, type Results } from './result-file';
import { ResultStore } from './result-store';

const results = (fields: Partial<Results> = {}): Results => ({
	bank: 'tides',
	bankTitle: 'Why the sea rises',
	revision: 2,
	respondent: '0123456789abcdef',
	saved: '2026-03-02',
	answers: [
		{
			question: 'q',
			wording: 'w',
			key: 'k',
			response: { type: 'single', choice: 'moon' },
			score: 1,
			durationMs: 4000,
			hint: 'none',
			mode: 'study'
		}
	],
	...fields
});

const spoilt = (change: (file: Record<string, unknown>) => void) => {
	const file = JSON.parse(writeResults(results({ name: 'Ann' }))) as Record<string, unknown>;
	change(file);
	return readResults(JSON.stringify(file));
};

describe('a file of results', () => {
	it('is read as it was written', () => {
		const some = results({ name: 'Ann' });
		expect(readResults(writeResults(some))).toEqual({ ok: true, results: some });
		const answers = ['a', 'b', 'c'].map((key) => ({ ...results().answers[0]!, key }));
		const many = results({ answers });
		expect(readResults(writeResults(many))).toEqual({ ok: true, results: many });
		expect(readResults(writeResults(results({ answers: [] })))).toMatchObject({ ok: true });
	});

	it('counts a person once a question and key, by the first answer', () => {
		const [first] = results().answers;
		const other = { ...first!, key: 'other' };
		const repeated = results({ answers: [first!, { ...first!, score: 0 }, other, first!] });
		expect(readResults(writeResults(repeated))).toEqual({
			ok: true,
			results: results({ answers: [first!, other] })
		});
	});

	it('says what it holds in plain words, and no times', () => {
		const text = writeResults(results());
		expect(text).toContain('"format": "footnote-results"');
		expect(text).not.toMatch(/atMs|device|session/);
	});

	it.each([
		['no JSON', 'hello', { code: 'not-results' }],
		['another file', '{"format":"footnote-backup"}', { code: 'not-results' }],
		['a bank', 'id: tides\n', { code: 'not-results' }],
		[
			'one that is cut off',
			writeResults(results()).slice(0, -20),
			{ code: 'damaged', field: 'JSON' }
		],
		['a heap', ' '.repeat(5_000_001), { code: 'too-large' }]
	])('is refused where it is %s', (_what, text, problem) => {
		expect(readResults(text)).toEqual({ ok: false, problem });
	});

	it.each<[string, (file: Record<string, unknown>) => void, object]>([
		['from the future', (file) => (file.version = 2), { code: 'newer' }],
		['without a bank', (file) => delete file.bank, { code: 'damaged', field: 'bank' }],
		[
			'with a name of a page',
			(file) => (file.name = 'n'.repeat(101)),
			{ code: 'damaged', field: 'name' }
		],
		[
			'with a mark that is none',
			(file) => (file.respondent = '../..'),
			{ code: 'damaged', field: 'respondent' }
		],
		[
			'with a score beyond all',
			(file) => ((file.answers as { score: number }[])[0]!.score = 7),
			{ code: 'damaged', field: 'answers[0].score' }
		],
		[
			'with a response of no type',
			(file) => ((file.answers as { response: object }[])[0]!.response = { type: 'toString' }),
			{ code: 'damaged', field: 'answers[0].response' }
		],
		[
			'with a choice that is a list',
			(file) =>
				((file.answers as { response: object }[])[0]!.response = { type: 'single', choice: [] }),
			{ code: 'damaged', field: 'answers[0].response' }
		]
	])('is refused where it is %s', (_what, change, problem) => {
		expect(spoilt(change)).toEqual({ ok: false, problem });
	});

	it('leaves what it does not know, and is refused where it reaches for a prototype', () => {
		const read = spoilt((file) => {
			file.more = 1;
			(file.answers as Record<string, unknown>[])[0]!.atMs = 1;
		});
		expect(read).toEqual({ ok: true, results: results({ name: 'Ann' }) });
		const text = writeResults(results()).replace(
			'"mode":"study"',
			'"mode":"study","__proto__":{"x":1}'
		);
		expect(readResults(text)).toEqual({ ok: false, problem: { code: 'damaged', field: 'JSON' } });
	});

	it('never breaks the reader, whatever is in it', () => {
		fc.assert(
			fc.property(fc.json(), fc.string(), (json, text) => {
				readResults(json);
				readResults(text);
				spoilt((file) => (file.answers = [JSON.parse(json)]));
			})
		);
	});
});

describe('the results of a bank', () => {
	let store: ResultStore;
	let name: string;
	let serial = 0;

	beforeEach(() => {
		name = `results-${Date.now()}-${serial++}`;
		store = new ResultStore(name);
	});
	afterEach(async () => {
		await store.close();
		await deleteDB(name);
	});

	it('are those of its people, one each, the last ones', async () => {
		const other = results({ bank: 'moons' });
		const ben = results({ respondent: 'fedcba9876543210', saved: '2026-04-01' });
		expect(await store.put([results(), other, ben, results()])).toEqual([
			'added',
			'added',
			'added',
			'same'
		]);
		const later = results({ saved: '2026-03-05', name: 'Ann' });
		expect(await store.put([later])).toEqual(['renewed']);
		expect(await store.put([results()])).toEqual(['older']);
		expect(await store.ofBank('tides')).toEqual([ben, later]);
		expect(await store.ofBank('moons')).toEqual([other]);
		expect(await store.ofBank('tide')).toEqual([]);
	});

	it('can be taken out, and put back as they were', async () => {
		await store.put([results()]);
		await store.remove([results()]);
		expect(await store.ofBank('tides')).toEqual([]);
		expect(await store.put([results()])).toEqual(['added']);
		expect(await store.ofBank('tides')).toEqual([results()]);
	});
});

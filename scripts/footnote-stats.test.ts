import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../src/lib/core/bank/example-bank';
import { parseBank } from '../src/lib/core/bank/parse-bank';
import { knownBank } from '../src/lib/core/insight/progress/known-bank';
import { progressFigures } from '../src/lib/core/insight/progress/progress-figures';
import type { Answered } from '../src/lib/core/memory/event';
import { nextEventId } from '../src/lib/core/memory/event-id';
import { foldLog } from '../src/lib/core/memory/fold';
import { writeBackup } from '../src/lib/store/backup/write-backup';
import { run } from './footnote.ts';

const FRIDAY = 20_000;
const parsed = parseBank(EXAMPLE_BANK, 'tides.yaml');
if (!parsed.ok) throw new Error('The example bank is not sound.');
const { bank } = parsed;

/** Every question on four days, all right but the first on Sunday. */
const events = [FRIDAY, FRIDAY + 2, FRIDAY + 9, FRIDAY + 30].flatMap((day, visit) =>
	bank.questions.map(({ id, key, wording, type }, at): Answered => {
		const isRight = visit !== 1 || at !== 0;
		const atMs = day * 86_400_000 + at;
		return {
			id: nextEventId(atMs, new Uint8Array(10).fill(at), null),
			...{ atMs, offsetMin: 0, day, device: 'd', type: 'answered', bank: 'tides', question: id },
			...{ questionType: type, wording, key, response: { type: 'dont-know' } },
			...{ score: isRight ? 1 : 0, outcome: isRight ? 'right' : 'wrong', durationMs: 5000 },
			...{ hint: 'none', mode: 'study', session: `s${day}`, attempt: 1, confidence: 0.8 }
		};
	})
);

let folder: string;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'footnote-'));
	writeFileSync(join(folder, 'tides.yaml'), EXAMPLE_BANK);
	await save('log.footnote', events);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function save(name: string, log: readonly Answered[]) {
	const { file } = await writeBackup(log, [], 0);
	writeFileSync(join(folder, name), new Uint8Array(await file.arrayBuffer()));
}

async function footnote(args: string[], input = new Uint8Array()) {
	let out = '';
	let err = '';
	const around = {
		cwd: folder,
		out: (data: string | Uint8Array) => void (out += String(data)),
		err: (text: string) => void (err += text),
		input: () => Promise.resolve(input),
		today: '2024-11-04'
	};
	return { code: await run(['stats', ...args], around), out, err };
}

describe('footnote stats', () => {
	it('prints the figures of the screen as JSON, days as dates', async () => {
		const { code, out, err } = await footnote(['log.footnote', '--bank', 'tides.yaml', '--json']);
		expect([code, err]).toEqual([0, '']);
		const { cards, settings } = foldLog(events);
		const figures = progressFigures({
			...{ events, cards: [...cards.values()], banks: [knownBank(bank)], settings },
			today: FRIDAY + 31
		});
		const printed = JSON.parse(out) as typeof figures;
		expect(printed.retention).toEqual(figures.retention);
		expect(printed.knowledge).toEqual(figures.knowledge);
		expect(printed.hardest).toEqual(figures.hardest);
		expect(printed).toMatchObject({
			today: '2024-11-04',
			confidentErrors: [],
			calendar: { ready: true, busiest: { day: '2024-10-04', answers: bank.questions.length } }
		});
	});

	it('says them in words, with the bank’s title', async () => {
		const { code, out } = await footnote(['log.footnote', '--bank', 'tides.yaml']);
		expect(code).toBe(0);
		expect(out).toMatch(/^What you know on 2024-11-04\n {2}All: 10 of 10 met, of 10 /);
		expect(out).toContain('  Why the sea rises twice a day: 10 of 10 met, of 10\n');
		expect(out).toContain('  All: 97 % of 30 (95 %: 83 % to 99 %); wanted 90 %');
		expect(out).toContain('  2024-11: 100 % of 10 ');
		expect(out).toContain('  80 % sure: right 98 % of 40');
		expect(out).toContain(
			'  Planned so far, each question with its next turn: 1 in 30 days, 0.0 a day, most on 2024-11-28 (1). Today: 0.'
		);
		expect(out).toContain('  Off most where 80 % sure\n');
		expect(out).toContain('Not enough yet: 8 of 20 answers on claims.');
	});

	it('says whether less was remembered than the model expected, or only later than was asked for', async () => {
		const told = async (
			day: (visit: number) => number,
			right: (at: number, visit: number) => boolean
		) => {
			const log = [0, 1, 2, 3].flatMap((visit) =>
				bank.questions.map((question, at) => {
					const answer = events.find((one) => one.question === question.id)!;
					const atMs = day(visit) * 86_400_000 + at;
					const outcome = right(at, visit) ? ('right' as const) : ('wrong' as const);
					const id = nextEventId(atMs, new Uint8Array(10).fill(at), null);
					return { ...answer, id, atMs, day: day(visit), session: `s${day(visit)}`, outcome };
				})
			);
			await save('other.footnote', log);
			return (await footnote(['other.footnote', '--bank', 'tides.yaml'])).out;
		};
		const half = (at: number, visit: number) => visit === 0 || at % 2 === 0;
		expect(await told((visit) => FRIDAY + 2 * visit, half)).toMatch(
			/ All: 50 % of 30 .*: less than wanted, and than the model expected, which does not fit well yet\n/
		);
		expect(await told((visit) => FRIDAY + 200 * visit, half)).toMatch(
			/ All: 50 % of 30 .*: less than wanted, as answered later than that asks for\n/
		);
		const few = (at: number, visit: number) => visit > 0 && at < (visit === 1 ? 7 : 8);
		expect(await told((visit) => FRIDAY + visit, few)).toMatch(
			/ All: 77 % of 30 .*: less than wanted, as intervals are whole days, from 1 to 3650\n/
		);
	});

	it('looks from the day that is named', async () => {
		const { out } = await footnote([
			'log.footnote',
			'--bank',
			'tides.yaml',
			'--today',
			'2024-12-24'
		]);
		expect(out).toMatch(/^What you know on 2024-12-24\n/);
		for (const wrong of ['24-12-24', '2024-13-01', 'tomorrow'])
			expect(await footnote(['log.footnote', '--today', wrong])).toMatchObject({
				code: 2,
				out: ''
			});
	});

	it('tells of a bank that is not here, and prints the rest', async () => {
		const { code, out, err } = await footnote(['log.footnote']);
		expect(code).toBe(0);
		expect(err).toMatch(/^footnote: the bank "tides" is not here, .* --bank\.\n$/);
		expect(out).toContain('Not enough yet: 0 of 1 questions met.');
		expect(out).toContain('  All: 97 % of 30');
	});

	it('reads standard input', async () => {
		const { file } = await writeBackup(events, [], 0);
		const bytes = new Uint8Array(await file.arrayBuffer());
		const { out } = await footnote(['-', '--bank', 'tides.yaml'], bytes);
		expect(out).toBe((await footnote(['log.footnote', '--bank', 'tides.yaml'])).out);
		expect((await footnote(['-'])).err).toContain('standard input is no backup');
	});

	it('refuses what is no backup, is damaged, or is not there, and says what to do', async () => {
		const refused = async (name: string, what: string) => {
			const { code, out, err } = await footnote([name]);
			expect([code, out]).toEqual([2, '']);
			expect(err).toMatch(/^footnote: .+\.\n$/);
			expect(err).toContain(what);
		};
		await refused('tides.yaml', 'tides.yaml is no backup of Footnote. Save one in the app');
		await refused('none.footnote', 'none.footnote cannot be read (ENOENT');
		truncateSync(join(folder, 'log.footnote'), 200);
		await refused('log.footnote', 'log.footnote is cut off or damaged');
		writeFileSync(
			join(folder, 'bad.json'),
			'{"format":"footnote-backup","version":1,"events":[{}],"sessions":[]}'
		);
		await refused('bad.json', 'the field "id" of the entry number 1');
		writeFileSync(join(folder, 'later.json'), '{"format":"footnote-backup","version":9}');
		await refused('later.json', 'newer version');
	});

	it('refuses a bank with errors', async () => {
		writeFileSync(join(folder, 'bad.yaml'), EXAMPLE_BANK.replace('revision:', 'revison:'));
		const { code, err } = await footnote(['log.footnote', '--bank', 'bad.yaml']);
		expect(code).toBe(2);
		expect(err).toContain('bad.yaml is a bank with errors');
	});

	it('wants one file', async () => {
		expect(await footnote([])).toMatchObject({ code: 2, out: '' });
		expect(await footnote(['a', 'b'])).toMatchObject({ code: 2, out: '' });
		expect(await footnote(['log.footnote', '--strict'])).toMatchObject({ code: 2, out: '' });
	});
});

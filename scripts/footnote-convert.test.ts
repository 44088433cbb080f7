import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../src/lib/core/bank/example-bank';
import { examplePng, PICTURED_BANK } from '../src/lib/core/bank/example-image';
import { unpackBank } from '../src/lib/exchange/bank-package';
import { run } from './footnote.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'footnote-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function convert(args: string[], input: string | Uint8Array = '') {
	const out: Buffer[] = [];
	let err = '';
	const code = await run(['convert', ...args], {
		cwd: folder,
		out: (data) => void out.push(Buffer.from(data as Uint8Array)),
		err: (text) => void (err += text),
		input: (most) =>
			input.length > most ? Promise.reject(new RangeError()) : Promise.resolve(Buffer.from(input)),
		today: '2026-11-26'
	});
	return { code, out: Buffer.concat(out), err };
}
function write(name: string, content: string | Uint8Array = EXAMPLE_BANK): string {
	writeFileSync(join(folder, name), content);
	return name;
}
const read = (name: string) => readFileSync(join(folder, name));
const files = () => readdirSync(folder).sort();

describe('between a bank and its package', () => {
	it('goes there and back, with pictures, letter by letter', async () => {
		write('tides.yaml', PICTURED_BANK);
		write('harbour.png', examplePng());
		write('two.png', examplePng(2, 2));
		expect(await convert(['tides.yaml', 'tides.footnote'])).toMatchObject({
			code: 0,
			err:
				'tides.yaml: Footnote YAML, 8 questions (1 single, 1 multiple, 1 true-false, 1 short-text, 1 cloze, 1 matching, 1 ordering, 1 numeric)\n' +
				'tides.footnote: Footnote package\n' +
				'0 changed, 0 left out\n'
		});
		mkdirSync(join(folder, 'back'));
		expect((await convert(['tides.footnote', 'back', '--to', 'yaml'])).code).toBe(0);
		expect(files()).toEqual(['back', 'harbour.png', 'tides.footnote', 'tides.yaml', 'two.png']);
		for (const name of ['tides.yaml', 'harbour.png', 'two.png'])
			expect(read(`back/${name}`)).toEqual(read(name));
	});

	it('takes the texts of sources along', async () => {
		const link = '    url: https://example.org/tides\n';
		write('tides.yaml', EXAMPLE_BANK.replace(link, `${link}    text: a.md\n`));
		write('a.md', '# T\n\nThe sea at our harbour\n\n2\n\n3\n\n4\n\n5\n\n6\n');
		expect((await convert(['tides.yaml', 'tides.footnote'])).code).toBe(0);
		const unpacked = unpackBank(read('tides.footnote'));
		expect(unpacked).toMatchObject({ texts: { 'a.md': read('a.md').toString() } });
	});

	it('knows a bank by its content, and what to write by --to', async () => {
		write('tides.yaml');
		await convert(['tides.yaml', 'a.zip', '--to', 'footnote']);
		expect(await convert(['a.zip', '-', '--to', 'yaml'])).toMatchObject({
			code: 0,
			out: Buffer.from(EXAMPLE_BANK)
		});
	});

	it('says that a YAML file is not named after its bank', async () => {
		const { code, err } = await convert([write('tides.yaml'), 'ebb.yaml']);
		expect(code).toBe(0);
		expect(err).toContain('its file is called tides.yaml');
	});
});

describe('from and to another format', () => {
	const GIFT = '// a comment\n\nIs it so? {=yes ~no}\n\nAnd this? {~a ~b}\n\nSay it.{}\n';

	it('tells what was understood and what was left out, with its line, and ends with 1', async () => {
		const { code, err } = await convert([write('quiz.txt', GIFT), 'quiz.footnote']);
		expect(code).toBe(1);
		expect(err).toMatch(/^quiz\.txt: Moodle GIFT, 2 questions \(1 single, 1 card\)$/m);
		expect(err).toMatch(/^quiz\.txt:5: left out: .+ \(“And this\?”\)$/m);
		expect(err).toMatch(/^0 changed, 1 left out$/m);
		expect(unpackBank(read('quiz.footnote')).ok).toBe(true);
	});

	it('says the same as JSON', async () => {
		const { err } = await convert([write('quiz.txt', GIFT), 'quiz.footnote', '--json']);
		expect(JSON.parse(err)).toMatchObject({
			read: {
				file: 'quiz.txt',
				format: 'Moodle GIFT',
				types: { single: 1, card: 1 },
				remarks: [{ kind: 'left-out', place: { line: 5 } }, { kind: 'noted' }]
			},
			written: [{ file: 'quiz.footnote', format: 'Footnote package', remarks: [] }]
		});
	});

	it('ends with 0 where nothing is lost', async () => {
		const { code, err } = await convert([write('quiz.gift', 'Is it so? {=yes ~no}'), 'a.footnote']);
		expect([code, err.split('\n').at(-2)]).toEqual([0, '0 changed, 0 left out']);
	});

	it('makes a bank that has no errors', async () => {
		mkdirSync(join(folder, 'in'));
		await convert([write('quiz.gift', GIFT), 'in', '--to', 'yaml']);
		const [name] = readdirSync(join(folder, 'in'));
		let out = '';
		const code = await run(['check', `in/${name}`], {
			cwd: folder,
			out: (text) => void (out += String(text)),
			err: () => {},
			input: () => Promise.resolve(new Uint8Array()),
			today: '2026-11-26'
		});
		expect([code, out]).toEqual([0, expect.stringContaining('no errors')]);
	});

	it('reads as the format that is named', async () => {
		const text = 'Is it so?\nA) yes\nB) no\nANSWER: A\n';
		const read = await convert([write('quiz.txt', text), 'quiz.gift']);
		expect(read.err).toContain('quiz.txt: Aiken, 1 question (1 single)');
		const named = await convert(['quiz.txt', 'b.gift', '--from', 'gift']);
		expect(named.err).not.toContain('Aiken');
	});

	it('goes from one into another, and tells what that one lacks', async () => {
		write('tides.yaml');
		const { code, err } = await convert(['tides.yaml', '-', '--to', 'aiken']);
		expect(code).toBe(1);
		expect(err).toMatch(/^standard output: left out: .+/m);
	});

	it('refuses what has no question in it', async () => {
		const { code, err } = await convert([write('quiz.gift', 'And this? {~a ~b}'), 'a.yaml']);
		expect([code, files()]).toEqual([2, ['quiz.gift']]);
		expect(err).toContain('quiz.gift:1: left out');
		expect(err).toContain('there is no question in quiz.gift.');
	});

	it('writes several banks where one is too small, and numbers them', async () => {
		const many = Array.from(
			{ length: 500 },
			(_, n) => `::${n}::Card ${n} ${'word '.repeat(900)}{}`
		);
		write('quiz.gift', many.join('\n\n'));
		const { err } = await convert(['quiz.gift', 'out.yaml']);
		expect(files()).toEqual(['out-1.yaml', 'out-2.yaml', 'quiz.gift']);
		expect(err).toContain('It is too much for one bank, and became 2.');
		expect(await convert(['quiz.gift', '-', '--to', 'yaml'])).toMatchObject({
			code: 2,
			err: expect.stringContaining('standard output has room for one') as string
		});
	}, 60_000);
});

describe('a table whose columns are said', () => {
	const TABLE =
		'1;The Nile;Which is the longest?;Thames | Seine\n2;Rhine;Which is in Basel?;Po | Elbe\n';

	it('is refused without, with what to do', async () => {
		const { code, err } = await convert([write('t.csv', 'a,b,c\nd,e,f\n'), 'a.yaml']);
		expect([code, files()]).toEqual([2, ['t.csv']]);
		expect(err).toContain('Say it with --columns, as in --columns question,answer,wrong,wrong.');
	});

	it('is read as they are said', async () => {
		write('t.csv', TABLE);
		const named = [
			'--columns',
			'unused,answer,question,wrong',
			'--separator',
			'|',
			'--delimiter',
			';'
		];
		const { code, out, err } = await convert(['t.csv', '-', '--to', 'gift', ...named]);
		expect([code, err]).toEqual([1, expect.stringContaining('2 questions (2 single)')]);
		expect(out.toString()).toMatch(/Which is the longest\?.*=The Nile.*~Thames.*~Seine/s);
	});

	it('takes the rest from what it finds', async () => {
		write('t.csv', 'Question,Answer\nRed planet?,Mars\nIo is a moon.,TRUE\n');
		const { err } = await convert(['t.csv', 'a.footnote', '--typed']);
		expect(err).toContain('2 questions (1 short-text, 1 true-false)');
		const plain = await convert(['t.csv', 'b.footnote', '--header-rows', '0']);
		expect(plain.err).toContain('3 questions (3 card)');
	});

	it('says what is wrong with what is said', async () => {
		write('t.csv', TABLE);
		for (const [said, told] of [
			[['--columns', 'question,reply'], 'cannot hold "reply"'],
			[['--columns', 'question,wrong'], 'said to hold the answer'],
			[['--right', 'left'], '--right is one of: found,'],
			[['--separator', 'and'], 'is one letter'],
			[['--header-rows', 'x'], '--header-rows is a number'],
			[['--typed', '--from', 'gift'], 'and not of "gift"']
		] as const) {
			const { code, err } = await convert(['t.csv', 'a.yaml', ...said]);
			expect([code, err]).toEqual([2, expect.stringContaining(told)]);
		}
		expect(files()).toEqual(['t.csv']);
	});
});

describe('standard input and output', () => {
	it('are “-”, and the report goes beside them', async () => {
		const { code, out, err } = await convert(['-', '-', '--to', 'footnote'], EXAMPLE_BANK);
		expect(code).toBe(0);
		expect(unpackBank(out)).toMatchObject({ texts: { 'bank.yaml': EXAMPLE_BANK } });
		expect(err).toMatch(/^standard input: Footnote YAML, 8 questions.*\nstandard output: /);
	});

	it('have no room for pictures', async () => {
		write('tides.yaml', PICTURED_BANK);
		for (const name of ['harbour.png', 'two.png']) write(name, examplePng());
		expect(await convert(['tides.yaml', '-', '--to', 'yaml'])).toMatchObject({
			code: 2,
			out: Buffer.alloc(0),
			err: expect.stringContaining('Name a file, or choose --to footnote.') as string
		});
	});

	it('work through a pipe, byte by byte', () => {
		const bin = resolve('scripts/footnote.mjs');
		const there = spawnSync(process.execPath, [bin, 'convert', '-', '-', '--to', 'footnote'], {
			cwd: folder,
			input: EXAMPLE_BANK
		});
		expect([there.status, unpackBank(there.stdout).ok]).toEqual([0, true]);
		const back = spawnSync(process.execPath, [bin, 'convert', '-', '-', '--to', 'yaml', '--json'], {
			cwd: folder,
			input: there.stdout
		});
		expect([back.status, back.stdout.toString()]).toEqual([0, EXAMPLE_BANK]);
		expect(JSON.parse(back.stderr.toString())).toMatchObject({
			read: { file: 'standard input', types: { single: 1 }, remarks: [] },
			written: [{ file: 'standard output', bank: 'tides' }]
		});
	}, 60_000);
});

describe('what is refused, with 2, and nothing written', () => {
	it('an OUT that is there, unless forced', async () => {
		write('tides.yaml');
		write('tides.footnote', 'precious');
		const refused = await convert(['tides.yaml', 'tides.footnote']);
		expect(refused.code).toBe(2);
		expect(refused.err).toContain('is there already. With --force it is overwritten. Nothing');
		expect(read('tides.footnote').toString()).toBe('precious');
		expect((await convert(['tides.yaml', 'tides.footnote', '--force'])).code).toBe(0);
		expect(unpackBank(read('tides.footnote')).ok).toBe(true);
		expect(files()).toEqual(['tides.footnote', 'tides.yaml']);
	});

	it('a picture that is there and is another one, before the bank is written', async () => {
		write('tides.yaml', PICTURED_BANK);
		for (const name of ['harbour.png', 'two.png']) write(name, examplePng());
		await convert(['tides.yaml', 'tides.footnote']);
		mkdirSync(join(folder, 'to'));
		write('to/two.png', examplePng(9, 9));
		expect(await convert(['tides.footnote', 'to', '--to', 'yaml'])).toMatchObject({
			code: 2,
			err: expect.stringContaining('two.png is there already') as string
		});
		expect(files()).toContain('to');
		expect(readdirSync(join(folder, 'to'))).toEqual(['two.png']);
		// The same picture is none that is lost.
		write('to/two.png', examplePng());
		expect((await convert(['tides.footnote', 'to', '--to', 'yaml'])).code).toBe(0);
	});

	it('a bank with errors, which are told with their places', async () => {
		write('tides.yaml', EXAMPLE_BANK.replace('revision:', 'revison:'));
		const { code, err } = await convert(['tides.yaml', 'tides.footnote']);
		expect(code).toBe(2);
		expect(err).toMatch(/^tides\.yaml:8:1: error: .*\[unknown-field\]\n/);
		expect(err).toContain('footnote: tides.yaml is a bank with errors. Mend them first. Nothing');
		const json = await convert(['tides.yaml', 'tides.footnote', '--json']);
		expect(JSON.parse(json.err)).toMatchObject({
			refused: 'tides.yaml is a bank with errors. Mend them first.',
			findings: [{ code: 'unknown-field', line: 8 }]
		});
		expect(existsSync(join(folder, 'tides.footnote'))).toBe(false);
	});

	it.each([
		['nothing', '', 'it is empty'],
		['a backup', '{"format":"footnote-backup"}', 'a backup of a learner'],
		['a ZIP archive cut off', 'PK\u0003\u0004 and no more', 'its end is missing'],
		['a poem', 'The tide comes in', 'of no format that is known here']
	])('%s', async (_, content, reason) => {
		const { code, err } = await convert([write('given.bin', content), 'out.footnote']);
		expect([code, files()]).toEqual([2, ['given.bin']]);
		expect(err).toContain(reason);
	});

	it.each([
		['a file that is not there', ['none.yaml', 'a.footnote'], 'none.yaml cannot be read (ENOENT'],
		['a folder', ['.', 'a.footnote'], 'cannot be read (EISDIR'],
		['a folder to write into that is not there', ['tides.yaml', 'no/a.yaml'], 'no folder no.'],
		['an ending of nobody', ['tides.yaml', 'a.docx'], 'no format is known by ".docx"'],
		['no ending', ['tides.yaml', 'a'], 'say what to write with --to: footnote, yaml'],
		['a format of nobody', ['tides.yaml', 'a.yaml', '--to', 'word'], 'written as "word"'],
		['another such', ['tides.yaml', 'a.yaml', '--from', 'word'], 'no format "word"'],
		['a name that is no place', ['tides.yaml', '/dev/null', '--to', 'yaml', '--force'], 'no file']
	])('%s', async (_, args, reason) => {
		write('tides.yaml');
		const { code, err } = await convert(args);
		expect([code, files()]).toEqual([2, ['tides.yaml']]);
		expect(err).toContain(reason);
	});

	it('more than a gigabyte, unread', async () => {
		truncateSync(join(folder, write('big.yaml')), 5e9);
		expect(await convert(['big.yaml', 'a.footnote'])).toMatchObject({
			code: 2,
			err: expect.stringContaining('has more than 1 GB') as string
		});
	});

	it.each([[[]], [['one']], [['one', 'two', 'three']], [['a', 'b', '--strict']]])(
		'wrong use: %j',
		async (args) => {
			const { code, err } = await convert(args);
			expect(code).toBe(2);
			expect(err).toMatch(/^footnote: .+\nSee footnote --help\.\n$/);
		}
	);
});

it('writes through a link, and leaves the link', async () => {
	write('tides.yaml');
	write('real.footnote', 'old');
	symlinkSync('real.footnote', join(folder, 'link.footnote'));
	expect((await convert(['tides.yaml', 'link.footnote', '--force'])).code).toBe(0);
	expect(unpackBank(read('real.footnote')).ok).toBe(true);
});

it('keeps what comes from a file from writing over the terminal', async () => {
	write('tides.yaml', EXAMPLE_BANK.replace('revision:', '"\\u001b[2Jrevison":'));
	expect((await convert(['tides.yaml', 'tides.footnote'])).err).not.toContain('\u001b');
});

it('lists the formats', async () => {
	const { code, out } = await convert(['--formats']);
	expect(code).toBe(0);
	expect(out.toString()).toMatch(/^footnote +in, out +Footnote package \(\.footnote\)$/m);
});

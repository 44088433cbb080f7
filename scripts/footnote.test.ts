import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../src/lib/core/bank/example-bank';
import { examplePng, PICTURED_BANK } from '../src/lib/core/bank/example-image';
import { run } from './footnote.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'footnote-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function footnote(...args: string[]) {
	let out = '';
	let err = '';
	const around = {
		cwd: folder,
		out: (data: string | Uint8Array) => void (out += String(data)),
		err: (text: string) => void (err += text),
		input: () => Promise.resolve(new Uint8Array()),
		today: '2026-11-26'
	};
	return { code: await run(args, around), out, err };
}
function write(name: string, text = EXAMPLE_BANK): string {
	writeFileSync(join(folder, name), text);
	return name;
}

describe('footnote check', () => {
	it('ends with 0 on a sound bank and sums it up', async () => {
		expect(await footnote('check', write('tides.yaml'))).toEqual({
			code: 0,
			err: '',
			out:
				'tides.yaml: no errors, 0 warnings; 8 questions (1 single, 1 multiple, 1 true-false, 1 short-text, ' +
				'1 cloze, 1 matching, 1 ordering, 1 numeric) and 2 attribution; 3 facts (1 event, 1 figure, 1 judgement)\n'
		});
	});

	it('looks at the pictures beside the bank', async () => {
		const file = write('tides.yaml', PICTURED_BANK);
		writeFileSync(join(folder, 'two.png'), examplePng());
		expect((await footnote('check', file)).out).toContain('no file harbour.png to be seen');
		writeFileSync(join(folder, 'harbour.png'), '<html>');
		expect((await footnote('check', file)).out).toContain('[not-an-image]');
		truncateSync(join(folder, 'harbour.png'), 2_000_000_000);
		expect((await footnote('check', file)).out).toContain('[image-too-large]');
		writeFileSync(join(folder, 'harbour.png'), examplePng());
		expect(await footnote('check', file)).toMatchObject({ code: 0 });
	});

	it('ends with 1 on an error, with the place and how to mend it', async () => {
		const { code, out } = await footnote(
			'check',
			write('tides.yaml', EXAMPLE_BANK.replace('revision:', 'revison:'))
		);
		expect(code).toBe(1);
		expect(out).toContain(
			'tides.yaml:8:1: error: There is no field "revison" in a bank. Did you mean "revision"? [unknown-field]\n'
		);
		expect(out).toContain('tides.yaml: 1 error, 0 warnings\n');
	});

	it('lets warnings pass, unless it is strict', async () => {
		const file = write(
			'tides.yaml',
			EXAMPLE_BANK.replace(', feedback: It is one for each bulge. }', ' }')
		);
		expect(await footnote('check', file)).toMatchObject({
			code: 0,
			out: expect.stringContaining('warning') as string
		});
		expect((await footnote('check', '--strict', file)).code).toBe(1);
	});

	describe('with a dismissed warning', () => {
		const unexplained = EXAMPLE_BANK.replace(', feedback: It is one for each bulge. }', ' }');
		const dismissed = unexplained.replace(
			'    tags: [basics]\n',
			'    tags: [basics]\n    dismissed: { no-feedback: It is plain. }\n'
		);

		it('counts it and does not show it, strict or not', async () => {
			const file = write('tides.yaml', dismissed);
			for (const { code, out } of [
				await footnote('check', file),
				await footnote('check', '--strict', file)
			]) {
				expect(code).toBe(0);
				expect(out).toMatch(/^tides\.yaml: no errors, 0 warnings, 1 dismissed; /);
			}
		});

		it('shows it with --all, with the reason', async () => {
			const { code, out } = await footnote(
				'check',
				'--strict',
				'--all',
				write('tides.yaml', dismissed)
			);
			expect(code).toBe(0);
			expect(out).toMatch(
				/^tides\.yaml:62:9: dismissed: The choice "One" gets no feedback\. Reason: It is plain\. \[no-feedback\]\n/
			);
		});

		it('has it in the JSON, apart from the findings', async () => {
			const { out } = await footnote('check', '--json', write('tides.yaml', dismissed));
			expect(JSON.parse(out)).toMatchObject({
				ok: true,
				findings: [],
				dismissed: [{ code: 'no-feedback', reason: 'It is plain.', line: 62 }]
			});
		});
	});

	it('tells of a question that another of its files asks too, once and in any order', async () => {
		const other = EXAMPLE_BANK.replace('id: tides\n', 'id: ebb\n');
		const files = [write('tides.yaml'), write('ebb.yaml', other)];
		for (const given of [files, files.toReversed()]) {
			const { out } = await footnote('check', ...given);
			const found = [...out.matchAll(/^(\w+)\.yaml:.* \[near-duplicate-elsewhere\]$/gm)];
			expect(new Set(found.map(([, name]) => name))).toEqual(new Set(['tides']));
		}
		expect((await footnote('check', 'tides.yaml')).out).not.toContain('near-duplicate');
	});

	it('tells of a missing id, and fills it in with --fix', async () => {
		const file = write('tides.yaml', EXAMPLE_BANK.replace('- id: order\n    type', '- type'));
		expect(await footnote('check', file)).toMatchObject({
			code: 1,
			out: expect.stringContaining('--fix') as string
		});
		expect((await footnote('check', '--fix', file)).code).toBe(0);
		expect(readFileSync(join(folder, file), 'utf8')).toContain(
			'- id: put-waters-states-order-beginning\n    type: ordering'
		);
		expect((await footnote('check', file)).code).toBe(0);
	});

	it('does not touch a file that needs no mending', async () => {
		const file = write('tides.yaml', `\uFEFF${EXAMPLE_BANK}`);
		await footnote('check', '--fix', file);
		expect(readFileSync(join(folder, file), 'utf8')).toBe(`\uFEFF${EXAMPLE_BANK}`);
	});

	it('wants a file named after its bank', async () => {
		const { code, out } = await footnote('check', write('other.yaml'));
		expect(code).toBe(1);
		expect(out).toContain('[file-name]');
	});

	it('tells of the name of the file, of warnings and of every error at once', async () => {
		const text = EXAMPLE_BANK.replace('- id: order\n    type', '- type')
			.replace('passage: 5', 'passage: 9')
			.replace(', feedback: It is one for each bulge. }', ' }');
		const { code, out } = await footnote(
			'check',
			write('other.yaml', text),
			write('third.yaml', text)
		);
		expect(code).toBe(1);
		expect([...out.matchAll(/^(\w+)\.yaml:(\d+):.* \[(.*)\]$/gm)].map(([, ...all]) => all)).toEqual(
			[
				['other', '2', 'file-name'],
				['other', '26', 'outside-source'],
				['other', '62', 'no-feedback'],
				['other', '117', 'missing-id'],
				['third', '2', 'file-name'],
				['third', '2', 'duplicate-bank'],
				['third', '26', 'outside-source'],
				['third', '62', 'no-feedback'],
				['third', '117', 'missing-id']
			]
		);
		expect(out).toContain('other.yaml: 3 errors, 1 warning\n');
	});

	it('reads the text of a source from the folder of the bank', async () => {
		mkdirSync(join(folder, 'in'));
		const link = '    url: https://example.org/tides\n';
		const file = write('in/tides.yaml', EXAMPLE_BANK.replace(link, `${link}    text: a.md\n`));
		expect((await footnote('check', file)).out).toContain('[text-missing]');
		write('in/a.md', '# T\n\nThe sea at our harbour\n\n2\n\n3\n\n4\n\n5\n\n6\n');
		expect((await footnote('check', file)).code).toBe(0);
	});

	it('writes JSON that a program can read', async () => {
		const { out } = await footnote(
			'check',
			'--json',
			write('tides.yaml'),
			write('bad.yaml', 'id: [\n')
		);
		expect(JSON.parse(out)).toMatchObject({
			ok: false,
			files: [
				{ file: 'tides.yaml', ok: true, counts: { written: 8, facts: 3 } },
				{ file: 'bad.yaml', ok: false }
			],
			findings: [{ file: 'bad.yaml', severity: 'error' }]
		});
	});

	it('says that a file is not there, is a folder, or is far too large', async () => {
		expect(await footnote('check', 'none.yaml')).toMatchObject({
			code: 1,
			out: expect.stringContaining('[unreadable]') as string
		});
		expect(await footnote('check', '.')).toMatchObject({
			code: 1,
			out: expect.stringContaining('[unreadable]') as string
		});
		truncateSync(join(folder, write('big.yaml')), 5e9);
		expect(await footnote('check', 'big.yaml')).toMatchObject({
			code: 1,
			out: expect.stringContaining('[file-too-large]') as string
		});
	});
});

describe('footnote', () => {
	it.each([['chekc'], ['check', '--fxi'], ['--strict'], ['schema', 'more']])(
		'ends with 2 on %s',
		async (...args) => {
			const { code, err, out } = await footnote(...args);
			expect([code, out]).toEqual([2, '']);
			expect(err).toMatch(/^footnote: .+\nSee footnote --help\.\n$/);
		}
	);

	it.each([['--help'], ['check', '--help'], []])('explains itself on %s', async (...args) => {
		expect(await footnote(...args)).toMatchObject({
			code: 0,
			out: expect.stringContaining('footnote check') as string
		});
	});

	it('runs by its own name from any folder, through a link too', async () => {
		write('tides.yaml');
		const bin = resolve('scripts/footnote.mjs');
		const { status, stdout } = spawnSync(process.execPath, [bin, 'check', 'tides.yaml'], {
			cwd: folder,
			encoding: 'utf8'
		});
		expect([status, stdout]).toEqual([0, expect.stringContaining('tides.yaml: no errors')]);
	}, 30_000);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textsOfBanks } from 'virtual:bank-texts';
import { shippedBanks } from 'virtual:banks';
import type { Question } from '../src/lib/core/bank/bank';
import { fnv1a64 } from '../src/lib/core/bank/fingerprint';
import { EXAMPLE_BANK } from '../src/lib/core/bank/example-bank';
import { parseBank } from '../src/lib/core/bank/parse-bank';
import { examplePng, PICTURED_BANK } from '../src/lib/core/bank/example-image';
import { cardOf, readCard } from '../src/lib/core/bank/image-card';
import { banks } from './vite-plugin-banks';

describe('virtual:banks', () => {
	it('has a summary of each bank of the repository, and loads it', async () => {
		expect(shippedBanks.length).toBeGreaterThan(0);
		for (const summary of shippedBanks) {
			const bank = await summary.load();
			const written = bank.questions.filter(({ type }: Question) => type !== 'attribution');
			const { text, ...source } = bank.sources[0]!;
			// The text of reading-claims comes with the bank alone.
			expect([bank.id, Boolean(text)]).toEqual([bank.id, bank.id === 'reading-claims']);
			expect(summary).toMatchObject({
				id: bank.id,
				questionCount: bank.questions.length,
				writtenCount: written.length,
				factCount: bank.facts.length,
				digest: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
				content: fnv1a64(JSON.stringify(bank)),
				source
			});
			expect(summary.source).not.toHaveProperty('text');
		}
	});

	it('has the texts of each bank for its authors, of which the same bank is read', async () => {
		expect(Object.keys(textsOfBanks).sort()).toEqual(shippedBanks.map(({ id }) => id).sort());
		for (const { id, load } of shippedBanks) {
			const texts = await textsOfBanks[id]!();
			const result = parseBank(texts['bank.yaml']!, 'bank.yaml', {
				readText: (file) => texts[file] ?? null,
				readImage: (file) => readCard(texts[file])
			});
			expect(result).toMatchObject({ ok: true, bank: await load() });
		}
	});
});

describe('the plugin', () => {
	let root: string;
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'footnote-'));
		mkdirSync(join(root, 'questions'));
	});
	afterEach(() => rmSync(root, { recursive: true }));

	/** Calls the hooks as Vite would. */
	async function load(id: string, watched: string[] = []): Promise<unknown> {
		const plugin = banks() as unknown as {
			configResolved: (config: { root: string }) => void;
			load: (this: { addWatchFile: (file: string) => void }, id: string) => unknown;
		};
		plugin.configResolved({ root });
		return plugin.load.call({ addWatchFile: (file) => void watched.push(file) }, id);
	}

	it('fails with the place of every error, which the overlay then shows', async () => {
		const bad = EXAMPLE_BANK.replace('revision:', 'revison:').replace('passage: 5', 'passage: 9');
		writeFileSync(join(root, 'questions/tides.yaml'), bad);
		await expect(load('\0virtual:banks')).rejects.toThrow(
			/^A question bank has errors:\nquestions\/tides\.yaml:8:1: .*Did you mean "revision"\?\nquestions\/tides\.yaml:26:14: /
		);
	});

	it('gives the bank the text that lies beside it, and watches that file', async () => {
		const link = '    url: https://example.org/tides\n';
		const bank = EXAMPLE_BANK.replace(link, `${link}    text: tides.md\n`);
		writeFileSync(join(root, 'questions/tides.yaml'), bank);
		await expect(load('\0virtual:banks/tides')).rejects.toThrow(
			/questions\/tides\.yaml:18:11: There is no file tides\.md/
		);
		const text = 'The sea at our harbour\n\nb\n\nc\n\nd\n\ne\n\nlast one';
		writeFileSync(join(root, 'questions/tides.md'), text);
		const watched: string[] = [];
		expect(await load('\0virtual:banks/tides', watched)).toContain('last one');
		expect(watched).toContain(join(root, 'questions/tides.md'));
		expect(await load('\0virtual:banks')).not.toContain('last one');
	});

	it('knows the address of each picture by its digest, and watches its file', async () => {
		writeFileSync(join(root, 'questions/tides.yaml'), PICTURED_BANK);
		await expect(load('\0virtual:bank-images')).rejects.toThrow('no file harbour.png');
		const [one, two] = [examplePng(), examplePng(5, 5)];
		writeFileSync(join(root, 'questions/harbour.png'), one);
		writeFileSync(join(root, 'questions/two.png'), two);
		const watched: string[] = [];
		const code = String(await load('\0virtual:bank-images', watched));
		expect(code).toContain(`harbour.png?url&no-inline`);
		expect(code).toContain(`"${cardOf(one).digest}": image0, "${cardOf(two).digest}": image1`);
		expect(watched).toContain(join(root, 'questions/two.png'));
		expect(await load('\0virtual:banks/tides')).toContain(cardOf(two).digest);
		expect(await load('\0virtual:banks/tides/texts')).toContain('harbour.png');
	});

	it('leaves other modules alone', async () => {
		expect(await load('/src/lib/app/clock.ts')).toBeUndefined();
	});
});

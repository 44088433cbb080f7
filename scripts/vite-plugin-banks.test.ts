import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedBanks } from 'virtual:banks';
import type { Question } from '../src/lib/core/bank/bank';
import { EXAMPLE_BANK } from '../src/lib/core/bank/example-bank';
import { banks } from './vite-plugin-banks';

describe('virtual:banks', () => {
	it('has a summary of each bank of the repository, and loads it', async () => {
		expect(shippedBanks.length).toBeGreaterThan(0);
		for (const summary of shippedBanks) {
			const bank = await summary.load();
			const written = bank.questions.filter(({ type }: Question) => type !== 'attribution');
			expect(summary).toMatchObject({
				id: bank.id,
				questionCount: bank.questions.length,
				writtenCount: written.length,
				factCount: bank.facts.length,
				digest: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
				source: bank.sources[0]
			});
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
	async function load(id: string): Promise<unknown> {
		const plugin = banks() as unknown as {
			configResolved: (config: { root: string }) => void;
			load: (this: { addWatchFile: (file: string) => void }, id: string) => unknown;
		};
		plugin.configResolved({ root });
		return plugin.load.call({ addWatchFile: () => undefined }, id);
	}

	it('fails with the place of every error, which the overlay then shows', async () => {
		const bad = EXAMPLE_BANK.replace('revision:', 'revison:').replace('passage: 5', 'passage: 9');
		writeFileSync(join(root, 'questions/tides.yaml'), bad);
		await expect(load('\0virtual:banks')).rejects.toThrow(
			/^A question bank has errors:\nquestions\/tides\.yaml:8:1: .*Did you mean "revision"\?\nquestions\/tides\.yaml:26:14: /
		);
	});

	it('leaves other modules alone', async () => {
		expect(await load('/src/lib/app/clock.ts')).toBeUndefined();
	});
});

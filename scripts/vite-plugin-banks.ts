import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { parseBank } from '../src/lib/core/bank/parse-bank';

const FOLDER = resolve('questions');
const PREFIX = 'virtual:banks';

function bankFiles(): string[] {
	return readdirSync(FOLDER)
		.filter((name) => name.endsWith('.yaml'))
		.sort();
}

function read(name: string) {
	const path = join(FOLDER, name);
	const result = parseBank(readFileSync(path), `questions/${name}`);
	if (result.ok) return result.bank;
	const lines = result.errors.map(
		(error) => `${error.file}:${error.line}:${error.column}: ${error.problem}. ${error.mend}`
	);
	throw new Error(`A question bank has errors:\n${lines.join('\n')}`);
}

/**
 * Reads the YAML banks at build time, so that neither the YAML parser nor the schema library reaches a learner.
 * `virtual:banks` lists a summary of each bank; `virtual:banks/ID` is the whole bank, a chunk of its own.
 */
export function banks(): Plugin {
	return {
		name: 'footnote-banks',
		resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
		load(id) {
			if (!id.startsWith(`\0${PREFIX}`)) return;
			const wanted = id.slice(PREFIX.length + 2);
			for (const name of bankFiles()) this.addWatchFile(join(FOLDER, name));
			if (wanted) {
				const bank = read(`${basename(wanted)}.yaml`);
				return `export const bank = JSON.parse(${JSON.stringify(JSON.stringify(bank))});`;
			}
			const entries = bankFiles().map((name) => {
				const bank = read(name);
				const summary = {
					id: bank.id,
					title: bank.title,
					summary: bank.summary,
					revision: bank.revision,
					questionCount: bank.questions.length,
					factCount: bank.facts.length,
					source: bank.sources[0]
				};
				const file = name.replace(/\.yaml$/, '');
				return `{ ...${JSON.stringify(summary)}, load: () => import('${PREFIX}/${file}').then((m) => m.bank) }`;
			});
			return `export const shippedBanks = [${entries.join(',\n')}];`;
		}
	};
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import type { Plugin, ViteDevServer } from 'vite';
import type { Bank } from '../src/lib/core/bank/bank.ts';
import type * as BankFiles from '../src/lib/core/bank/bank-files.ts';
import type * as ImageCards from '../src/lib/core/bank/image-card.ts';
import type * as Fingerprints from '../src/lib/core/bank/fingerprint.ts';
import type { Finding } from '../src/lib/core/bank/finding.ts';
import type * as ParseBank from '../src/lib/core/bank/parse-bank.ts';
import type * as Formula from '../src/lib/core/markup/formula.ts';
import type * as SummariseBank from '../src/lib/core/bank/summarise-bank.ts';

const PREFIX = 'virtual:banks';
const TEXTS = 'virtual:bank-texts';
const IMAGES = 'virtual:bank-images';

/** The core by way of tsx: a Vite config that imported it would have to do without Vite's own resolving. */
const core = <T>(name: string) =>
	tsImport(`../src/lib/core/${name}.ts`, import.meta.url) as Promise<T>;
const parser = () => core<typeof ParseBank>('bank/parse-bank');
const summary = () => core<typeof SummariseBank>('bank/summarise-bank');

/** A bank file has errors; the message is the list an author needs, for the terminal and the browser's overlay. */
class BankError extends Error {
	override name = 'BankError';
	readonly loc: { file: string; line: number; column: number };

	constructor(path: string, errors: Finding[]) {
		const lines = errors.map(
			({ file, line, column, problem, mend }) => `${file}:${line}:${column}: ${problem}. ${mend}`
		);
		super(`A question bank has errors:\n${lines.join('\n')}`);
		this.stack = '';
		this.loc = { file: path, line: errors[0]?.line ?? 1, column: (errors[0]?.column ?? 1) - 1 };
	}
}

/**
 * Reads the YAML banks at build time, so that neither the YAML parser nor the schema library reaches a learner.
 * `virtual:banks` lists a summary of each bank; `virtual:banks/ID` is the whole bank, a chunk of its own. For authors,
 * `virtual:bank-texts` knows by id where each bank's YAML and its sources' texts are: `virtual:banks/ID/texts`, chunks too.
 * `virtual:bank-images` has the address of each picture of the banks, by its digest: files of the build like any other.
 */
export function banks(): Plugin {
	let root = process.cwd();
	const folder = () => join(root, 'questions');
	const fileNames = () =>
		readdirSync(folder())
			.filter((name) => name.endsWith('.yaml'))
			.sort();

	/** Files that banks name in the "text" of a source or as an image, there or not. */
	const beside = new Set<string>();

	/** A bank, and the files that it was read from, by name; its own as drafts call it. */
	async function read(
		name: string,
		addWatchFile: (file: string) => void
	): Promise<{ bank: Bank; files: Record<string, string>; images: Map<string, string> }> {
		const { parseBank } = await parser();
		const { formulaProblem } = await core<typeof Formula>('markup/formula');
		const { BANK_FILE } = await core<typeof BankFiles>('bank/bank-files');
		const { cardOf, writeCard } = await core<typeof ImageCards>('bank/image-card');
		const path = join(folder(), name);
		const files: Record<string, string> = {
			[BANK_FILE]: readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
		};
		const images = new Map<string, string>();
		const pathOf = (name: string): string | null => {
			const file = join(folder(), name);
			beside.add(file);
			if (!existsSync(file)) return null;
			addWatchFile(file);
			return file;
		};
		// The checks of style are for the author's command line.
		const result = parseBank(readFileSync(path), relative(root, path), {
			checks: false,
			checkFormula: formulaProblem,
			readText(name) {
				const file = pathOf(name);
				if (file === null) return null;
				files[name] = readFileSync(file, 'utf8');
				return files[name];
			},
			readImage(name) {
				const file = pathOf(name);
				if (file === null) return null;
				const card = cardOf(readFileSync(file));
				files[name] = writeCard(card);
				images.set(card.digest, file);
				return card;
			}
		});
		if (result.ok) return { bank: result.bank, files, images };
		throw new BankError(path, result.errors);
	}

	return {
		name: 'footnote-banks',
		configResolved(config) {
			root = config.root;
		},
		configureServer(server) {
			server.watcher.add(folder());
			server.watcher.on('all', (_event, path) => {
				const file = resolve(path);
				const isBank = dirname(file) === folder() && file.endsWith('.yaml');
				if (isBank || beside.has(file)) reloadBanks(server);
			});
		},
		resolveId: (id) =>
			id === PREFIX || id === TEXTS || id === IMAGES || id.startsWith(`${PREFIX}/`)
				? `\0${id}`
				: undefined,
		async load(id) {
			if (id === `\0${TEXTS}`) {
				const entries = fileNames().map((name) => {
					const bank = basename(name, '.yaml');
					const file = JSON.stringify(`${PREFIX}/${bank}/texts`);
					return `${JSON.stringify(bank)}: () => import(${file}).then((m) => m.texts)`;
				});
				return `export const textsOfBanks = { ${entries.join(',\n')} };`;
			}
			if (!id.startsWith(`\0${PREFIX}`) && id !== `\0${IMAGES}`) return;
			const [wanted, part] = id.slice(PREFIX.length + 2).split('/');
			const names = fileNames();
			const watch = (file: string) => this.addWatchFile(file);
			for (const name of names) watch(join(folder(), name));
			if (id === `\0${IMAGES}`) {
				const found = new Map<string, string>();
				for (const name of names)
					for (const [digest, file] of (await read(name, watch)).images) found.set(digest, file);
				// Never in the script itself: a learner's first page has no use for it.
				const imports = [...found.values()].map(
					(file, n) => `import image${n} from ${JSON.stringify(`${file}?url&no-inline`)};`
				);
				const entries = [...found.keys()].map(
					(digest, n) => `${JSON.stringify(digest)}: image${n}`
				);
				return `${imports.join('\n')}\nexport const imagesOfBanks = { ${entries.join(', ')} };`;
			}
			if (wanted) {
				const { bank, files } = await read(`${basename(wanted)}.yaml`, watch);
				const [name, value] = part === 'texts' ? ['texts', files] : ['bank', bank];
				return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
			}
			const { summariseBank } = await summary();
			const { fnv1a64 } = await core<typeof Fingerprints>('bank/fingerprint');
			const entries = names.map(async (name) => {
				const file = JSON.stringify(`${PREFIX}/${basename(name, '.yaml')}`);
				const { bank } = await read(name, watch);
				const content = fnv1a64(JSON.stringify(bank));
				const line = JSON.stringify({ ...summariseBank(bank), content });
				return `{ ...${line}, load: () => import(${file}).then((m) => m.bank) }`;
			});
			return `export const shippedBanks = [${(await Promise.all(entries)).join(',\n')}];`;
		}
	};
}

/** A file that is new or gone is in no module's list of files, so the modules are dropped by hand. */
function reloadBanks(server: ViteDevServer): void {
	for (const { moduleGraph, hot } of Object.values(server.environments)) {
		for (const [id, module] of moduleGraph.idToModuleMap)
			if ([PREFIX, TEXTS, IMAGES].some((one) => id.startsWith(`\0${one}`)))
				moduleGraph.invalidateModule(module);
		hot.send({ type: 'full-reload' });
	}
}

import { resolve } from 'node:path';
import { root } from './run-command.mjs';

/** What is asked of the bundler about a module. */
interface Modules {
	getModuleInfo(id: string): { importedIds: string[]; importers: string[] } | null;
}

const LAYOUT = resolve(root, 'src/routes/+layout.svelte');
const TODAY = resolve(root, 'src/routes/+page.svelte');
/** Names every string there is; what is used of it comes along with what uses it. */
const CATALOGUE = /[\\/]paraglide[\\/]messages(\.js|[\\/]_index\.js)$/;

/**
 * A group for `codeSplitting`: what every page loads in any case, by the root layout, and what Today has in common with
 * others, is one file instead of fifty. Each file costs its own beginning, a compression that knows nothing of the
 * others, and its name in the lists of what to load ahead.
 */
export function firstChunk() {
	let known: ReadonlySet<string> | null = null;
	return {
		// Asked of all modules before the first name is: another build may follow in the same process.
		test(): boolean {
			known = null;
			return true;
		},
		name(id: string, modules: Modules): string | null {
			known ??= firstModules(modules);
			return known.has(id) ? 'first' : null;
		}
	};
}

function firstModules(modules: Modules): ReadonlySet<string> {
	const first = new Set(reachableFrom(LAYOUT, modules));
	for (const id of reachableFrom(TODAY, modules))
		if ((modules.getModuleInfo(id)?.importers.length ?? 0) > 1) first.add(id);
	// The page itself stays what its address loads.
	first.delete(TODAY);
	return first;
}

/** The module and all that it imports at once, and not only when it needs it. */
function reachableFrom(start: string, modules: Modules): string[] {
	const found = new Set([start]);
	for (const id of found) {
		if (CATALOGUE.test(id)) continue;
		for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
	}
	return [...found].filter((id) => !CATALOGUE.test(id));
}

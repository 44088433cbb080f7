import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { firstChunk } from './first-chunk.ts';
import { root } from './run-command.mjs';

const at = (path: string) => resolve(root, path);
const layout = at('src/routes/+layout.svelte');
const today = at('src/routes/+page.svelte');
const catalogue = at('src/lib/paraglide/messages.js');

/** What imports what. */
function graph(imports: Record<string, string[]>) {
	return {
		getModuleInfo: (id: string) => ({
			importedIds: imports[id] ?? [],
			importers: Object.keys(imports).filter((other) => imports[other]?.includes(id))
		})
	};
}
function named(imports: Record<string, string[]>, ids: string[]) {
	const group = firstChunk();
	ids.forEach(() => group.test());
	return ids.filter((id) => group.name(id, graph(imports)) === 'first');
}

it('takes what the layout imports, over any number of steps', () => {
	const imports = { [layout]: ['store'], store: ['connection'], other: ['heavy'] };
	const ids = [layout, 'store', 'connection', 'other', 'heavy'];
	expect(named(imports, ids)).toEqual([layout, 'store', 'connection']);
});

it('takes of Today what others import, too', () => {
	const imports = { [layout]: [], [today]: ['own', 'shared'], review: ['shared'] };
	expect(named(imports, [today, 'own', 'shared'])).toEqual(['shared']);
});

it('leaves the catalogue and what only it names', () => {
	const imports = { [layout]: [catalogue], [catalogue]: ['message'], other: ['message'] };
	expect(named(imports, [layout, catalogue, 'message'])).toEqual([layout]);
});

it('asks anew in the next build', () => {
	const group = firstChunk();
	group.test();
	expect(group.name('old', graph({ [layout]: ['old'] }))).toBe('first');
	group.test();
	expect(group.name('new', graph({ [layout]: ['new'] }))).toBe('first');
});

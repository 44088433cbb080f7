import { resolve } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { paraglideOptions } from './paraglide-options.mjs';

/**
 * Tests have the messages compiled for themselves, without the types that `npm run generate` makes: these take most of the
 * time of a start, and the tests' modules, one a language, would be put in the place of what was generated.
 */
export const optionsForTests = {
	...paraglideOptions,
	outdir: '.svelte-kit/paraglide-for-tests',
	emitTsDeclarations: false
};

/** Has them taken in the place of the generated ones. */
export function messagesForTests(): Plugin {
	// As Vite writes paths, on Windows too.
	const generated = normalizePath(resolve(paraglideOptions.outdir));
	const own = normalizePath(resolve(optionsForTests.outdir));
	return {
		name: 'footnote:messages-for-tests',
		enforce: 'pre',
		// As $lib was resolved before any plugin is asked.
		resolveId: (id) =>
			id.startsWith(`${generated}/`)
				? `${own}${id.slice(generated.length).replace(/\.js$/, '')}.js`
				: null
	};
}

/** How the interface's strings are compiled; the same for the build and for the checks before it. */
export const paraglideOptions = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	/** @type {['globalVariable', 'baseLocale']} */
	strategy: ['globalVariable', 'baseLocale'],
	emitTsDeclarations: true
};

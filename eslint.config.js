import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The rooms of the house, and which may look into which. See ARCHITECTURE.md. */
const rooms = [
	{ type: 'bank', pattern: 'src/lib/core/bank/**' },
	{ type: 'quiz', pattern: 'src/lib/core/quiz/**' },
	{ type: 'memory', pattern: 'src/lib/core/memory/**' },
	{ type: 'insight', pattern: 'src/lib/core/insight/**' },
	{ type: 'exchange', pattern: 'src/lib/exchange/**' },
	{ type: 'store', pattern: 'src/lib/store/**' },
	{ type: 'app', pattern: 'src/lib/app/**' },
	{ type: 'ui', pattern: 'src/lib/ui/**' },
	{ type: 'messages', pattern: 'src/lib/paraglide/**' },
	{ type: 'styles', pattern: 'src/lib/styles/**' },
	{ type: 'routes', pattern: 'src/routes/**' }
].map((room) => ({ ...room, mode: 'full' }));

const arrows = {
	bank: ['bank'],
	quiz: ['quiz', 'bank'],
	memory: ['memory', 'quiz', 'bank'],
	insight: ['insight', 'memory', 'quiz', 'bank'],
	exchange: ['exchange', 'bank'],
	store: ['store', 'bank', 'quiz', 'memory', 'insight'],
	app: ['app', 'store', 'exchange', 'bank', 'quiz', 'memory', 'insight', 'messages'],
	ui: ['ui', 'bank', 'quiz', 'memory', 'insight', 'messages', 'styles'],
	routes: ['routes', 'app', 'ui', 'bank', 'quiz', 'memory', 'insight', 'messages', 'styles'],
	styles: ['styles'],
	messages: ['messages']
};

export default ts.config(
	{ ignores: ['build', '.svelte-kit', 'node_modules', 'src/lib/paraglide', 'static', 'test-results', 'tests/fixtures'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	{
		files: ['src/**'],
		ignores: ['**/*.test.ts'],
		plugins: { boundaries },
		settings: {
			'boundaries/elements': rooms,
			'import/resolver': { typescript: { project: './tsconfig.json' } }
		},
		rules: {
			'boundaries/element-types': [
				'error',
				{
					default: 'disallow',
					rules: Object.entries(arrows).map(([from, allow]) => ({ from, allow }))
				}
			]
		}
	},
	{
		files: ['src/lib/core/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ group: ['svelte', 'svelte/*', 'idb', '$app/*', '$lib/*', 'node:*'], message: 'core is pure.' }] }
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'The clock comes in as an argument.' },
				{ object: 'Math', property: 'random', message: 'Randomness comes in as an argument.' }
			],
			'no-restricted-syntax': [
				'error',
				{ selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The clock comes in as an argument.' }
			]
		}
	}
);

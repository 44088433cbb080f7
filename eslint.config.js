import { resolve } from 'node:path';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The rooms of the house. The first that matches counts; `unplaced` is what lies in src but in no room. */
const rooms = Object.entries({
	intake: 'src/lib/core/intake',
	markup: 'src/lib/core/markup',
	author: 'src/lib/core/author',
	bank: 'src/lib/core/bank',
	quiz: 'src/lib/core/quiz',
	memory: 'src/lib/core/memory',
	insight: 'src/lib/core/insight',
	browse: 'src/lib/core/browse',
	exchange: 'src/lib/exchange',
	store: 'src/lib/store',
	app: 'src/lib/app',
	ui: 'src/lib/ui',
	messages: 'src/lib/paraglide',
	styles: 'src/lib/styles',
	routes: 'src/routes',
	unplaced: 'src'
}).map(([type, pattern]) => ({ type, pattern, partialMatch: false }));

/** Which room may look into which; what is not said here is refused. See ARCHITECTURE.md. */
const arrows = {
	intake: [],
	markup: [],
	bank: ['intake', 'markup'],
	author: ['bank', 'markup'],
	quiz: ['bank'],
	memory: ['bank', 'quiz'],
	insight: ['bank', 'quiz', 'memory'],
	browse: ['markup', 'bank', 'quiz', 'memory'],
	exchange: ['intake', 'markup', 'bank'],
	store: ['intake', 'markup', 'bank', 'author', 'quiz', 'memory', 'insight', 'browse'],
	app: ['store', 'exchange', 'bank', 'author', 'quiz', 'memory', 'insight', 'browse', 'messages'],
	ui: ['markup', 'bank', 'author', 'quiz', 'memory', 'insight', 'browse', 'messages', 'styles'],
	routes: [
		'app',
		'ui',
		'bank',
		'author',
		'quiz',
		'memory',
		'insight',
		'browse',
		'messages',
		'styles'
	],
	messages: [],
	styles: [],
	unplaced: []
};

/** Packages that only these rooms may know, so that each can be replaced in one place. */
const keptPackages = [
	{ packages: ['idb'], rooms: ['store'] },
	{ packages: ['fake-indexeddb'], rooms: ['store'], file: 'src/lib/store/memory-database.ts' },
	{ packages: ['fflate'], rooms: ['exchange'] },
	{ packages: ['htmlparser2'], rooms: ['author', 'exchange'] },
	{ packages: ['papaparse', 'fzstd', 'sql.js'], rooms: ['exchange'] },
	{ packages: ['diff'], rooms: ['author'] },
	{ packages: ['@codemirror/*', '@lezer/*'], rooms: ['ui'] },
	{ packages: ['yaml'], rooms: ['bank', 'author'] },
	{ packages: ['valibot', '@valibot/to-json-schema'], rooms: ['bank', 'exchange'] },
	{ packages: ['katex'], rooms: ['markup'], file: 'src/lib/core/markup/formula.ts' },
	{ packages: ['ts-fsrs'], rooms: ['memory'], file: 'src/lib/core/memory/fsrs.ts' }
];

const arrowPolicies = Object.entries(arrows).map(([from, to]) => ({
	from: { element: { type: from } },
	allow: { to: { element: { types: { anyOf: [from, ...to] } } } }
}));

/** Packages in general are no matter of rooms; a later policy wins over an earlier one. */
const packagePolicies = [
	{ allow: { to: { module: { origin: ['external', 'core'] } } } },
	{
		// The address of the worker alone: nothing of it runs in this room.
		from: { file: { path: 'src/lib/store/journal/start-worker.ts' } },
		allow: { to: { file: { path: 'src/lib/app/exchange/{exchange,history}-worker.ts' } } }
	},
	{
		// What is due is counted without the app, for a notice while it is closed.
		from: { file: { path: 'src/service-worker.ts' } },
		allow: { to: { file: { path: 'src/lib/app/{notice-of-day,show-notice}.ts' } } }
	},
	{
		from: { file: { path: 'src/service-worker.ts' } },
		allow: { to: { file: { path: 'src/lib/store/count-due.ts' } } }
	},
	...keptPackages.flatMap(({ packages, rooms, file }) => {
		const to = { module: { source: packages } };
		const keeper = file ? { file: { path: file } } : { element: { types: { anyOf: rooms } } };
		return [
			{
				disallow: { to },
				message: `Only ${file ?? `the room "${rooms.join('" or "')}"`} may import this package.`
			},
			{ from: keeper, allow: { to } }
		];
	})
];

/** What would make code or markup of text, which the pages' Content-Security-Policy refuses too. See SECURITY.md. */
const MARKUP = 'Text stays text: nothing makes markup or code of it (SECURITY.md).';
const textIntoMarkup = [
	...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({
		selector: `AssignmentExpression > MemberExpression.left[property.name="${name}"]`,
		message: MARKUP
	})),
	...[
		'insertAdjacentHTML',
		'setHTMLUnsafe',
		'parseHTMLUnsafe',
		'createContextualFragment',
		'parseFromString'
	].map((name) => ({
		selector: `CallExpression[callee.property.name="${name}"]`,
		message: MARKUP
	})),
	{
		selector:
			'CallExpression[callee.object.name="document"][callee.property.name=/^(write|writeln)$/]',
		message: MARKUP
	},
	{
		selector: ':matches(CallExpression[callee.name="eval"], [callee.name="Function"])',
		message: MARKUP
	}
];

/** Workers are started in one place, whose policy lets no other script in. */
const startsWorker = {
	selector: 'NewExpression[callee.name=/^(Worker|SharedWorker)$/]',
	message: 'Workers are started in src/lib/store/journal/start-worker.ts alone.'
};

const loadsCode = {
	selector: 'ImportExpression',
	message: 'Pure rooms do not load code at run time: an import of this kind passes other rules by.'
};

/** What runs in a worker, in Node and in a test alike may import none of these. */
const pureImports = {
	patterns: [
		{
			regex: '^(svelte|idb|\\$app|\\$env|\\$service-worker|\\$lib|node:[^/]+|virtual:.*)(/|$)',
			message: 'This room is pure, and imports by relative path.'
		}
	]
};

export default defineConfig(
	{
		ignores: ['build', '.svelte-kit', 'node_modules', 'src/lib/paraglide', 'static', 'test-results']
	},
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		files: ['src/**/*.{ts,js,svelte}'],
		ignores: ['**/*.test.ts', 'src/*.d.ts'],
		plugins: { boundaries },
		settings: {
			'boundaries/elements': rooms,
			'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
			'boundaries/additional-dependency-nodes': [
				{ selector: 'TSImportType Literal', kind: 'type', name: 'import-type' }
			],
			// These have no file of their own, and are no room.
			'boundaries/flag-as-external': {
				customSourcePatterns: ['$app/**', '$env/**', '$service-worker', 'virtual:**', './$types']
			},
			// Not tsconfig.json, whose base is generated: a fresh clone can be linted too.
			'import/resolver': {
				typescript: { project: './tsconfig.core.json', alias: { $lib: [resolve('src/lib')] } }
			}
		},
		rules: {
			'boundaries/dependencies': [
				'error',
				{
					default: 'disallow',
					checkAllOrigins: true,
					checkUnknownLocals: true,
					checkInternals: true,
					policies: [...arrowPolicies, ...packagePolicies]
				}
			]
		}
	},
	{
		files: ['src/**/*.{ts,js,svelte}'],
		ignores: ['**/*.test.ts'],
		rules: {
			'svelte/no-at-html-tags': 'error',
			'no-implied-eval': 'error',
			'no-script-url': 'error',
			'no-restricted-syntax': ['error', ...textIntoMarkup, startsWorker]
		}
	},
	{
		files: ['src/lib/store/journal/start-worker.ts'],
		rules: { 'no-restricted-syntax': ['error', ...textIntoMarkup] }
	},
	{
		files: ['src/lib/{core,exchange}/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: { 'no-restricted-imports': ['error', pureImports] }
	},
	{
		files: ['src/lib/{core,exchange}/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'The clock comes in as an argument.' },
				{ object: 'Math', property: 'random', message: 'Randomness comes in as an argument.' }
			],
			'no-restricted-syntax': [
				'error',
				...textIntoMarkup,
				startsWorker,
				{
					selector:
						':matches(NewExpression[arguments.length=0], CallExpression)[callee.name="Date"]',
					message: 'The clock comes in as an argument.'
				},
				loadsCode
			]
		}
	},
	{
		// Formats and KaTeX are large, and few need them: these two load them and do nothing else.
		files: ['src/lib/exchange/formats/load-{format,formulas}.ts'],
		rules: { 'no-restricted-syntax': ['error', ...textIntoMarkup, startsWorker] }
	}
);

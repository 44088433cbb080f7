import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { root } from '../../../scripts/run-command.mjs';
import { banks } from '../../../scripts/vite-plugin-banks.ts';

/** By path from the server's root. */
export type BuiltPage = Map<string, { type: string; body: string | Uint8Array }>;

let built: Promise<BuiltPage> | undefined;

/** tests/torture/page, built once a run from the app's own modules and kept in memory; served at /torture/. */
export function buildTorturePage(): Promise<BuiltPage> {
	built ??= buildPage();
	return built;
}

async function buildPage(): Promise<BuiltPage> {
	const folder = join(root, 'tests', 'torture', 'page');
	const results = await build({
		configFile: false,
		root,
		base: '/torture/',
		logLevel: 'error',
		plugins: [banks(), svelte({ configFile: false })],
		resolve: {
			alias: {
				$lib: join(root, 'src', 'lib'),
				'$app/environment': join(folder, 'app-environment.ts')
			}
		},
		build: {
			write: false,
			rollupOptions: { input: join(folder, 'index.html') },
			copyPublicDir: false,
			target: 'es2022',
			modulePreload: { polyfill: false }
		}
	});
	const page: BuiltPage = new Map();
	for (const result of Array.isArray(results) ? results : [results]) {
		if (!('output' in result)) continue;
		for (const file of result.output) {
			const body = file.type === 'chunk' ? file.code : file.source;
			const type = file.fileName.endsWith('.html')
				? 'text/html'
				: file.fileName.endsWith('.js')
					? 'text/javascript'
					: 'application/octet-stream';
			const name = type === 'text/html' ? 'index.html' : file.fileName;
			page.set(`/torture/${name}`, { type, body });
		}
	}
	return page;
}

import { build, type Plugin, type Rolldown } from 'vite';

/** As the address of a worker's script ends where Vite serves it unbuilt. */
const WORKER_FILE = /\?.*\bworker_file\b/;

/**
 * Serves each worker's script as one file, as the built app has it. Unbuilt, each start of one asks for its hundred
 * modules anew, which takes longer than most tests that start one.
 */
export function bundledWorkers(): Plugin {
	const bundles = new Map<string, Promise<string>>();
	return {
		name: 'footnote:bundled-workers',
		enforce: 'pre',
		load(id) {
			if (!WORKER_FILE.test(id)) return null;
			const file = id.replace(/\?.*$/, '');
			let bundle = bundles.get(file);
			if (!bundle) bundles.set(file, (bundle = bundled(file)));
			return bundle;
		}
	};
}

async function bundled(file: string): Promise<string> {
	const { output } = (await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			minify: false,
			rolldownOptions: { input: file, output: { format: 'es', codeSplitting: false } }
		}
	})) as Rolldown.RolldownOutput;
	return output[0].code;
}

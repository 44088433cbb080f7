import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { addressOf, listen } from '../../../scripts/serve.mjs';
import { mediaType } from '../../../scripts/static-answer.mjs';
import { root } from '../../../scripts/run-command.mjs';

/** By path from the site's own folder. */
type Release = Map<string, Buffer>;

const BUILD = join(root, 'build');
const CHUNK = /^_app\/immutable\/.*\/([^/]+)\.js$/;

/** The built site as another release of itself: another version, and another name for every chunk. */
function makeRelease(version: string): Release {
	const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(BUILD.length + 1));
	const built = JSON.parse(readFileSync(join(BUILD, '_app', 'version.json'), 'utf8')).version;
	// Not where the minifier has made a number of it: that is the time of the build.
	const inQuotes = new RegExp(`(?<![,(=\\s])${built}`, 'g');
	const names = files.flatMap((path) => CHUNK.exec(path)?.[1] ?? []);
	const quoted = names.map((name) => name.replace(/[.$]/g, '\\$&')).join('|');
	const inText = new RegExp(`(?<=[/"'\`])(${quoted})\\.js`, 'g');
	const renamed = (text: string) =>
		text.replace(inQuotes, version).replace(inText, `$1-${version}.js`);
	return new Map(
		files.map((path) => {
			const body = readFileSync(join(BUILD, path));
			if (!/\.(js|html|json)$/.test(path)) return [path, body];
			const text = renamed(body.toString());
			return [renamed(`/${path}`).slice(1), Buffer.from(allowScript(text))];
		})
	);
}

/** The policy of a page names the hash of its script, which the new names have changed. */
function allowScript(html: string): string {
	const script = /<script>([^]*?)<\/script>/.exec(html)?.[1];
	if (script === undefined) return html;
	const hash = createHash('sha256').update(script).digest('base64');
	return html.replace(/'sha256-[^']+'/, `'sha256-${hash}'`);
}

/** A plain host that knows one release at a time and lets nothing be cached but by the service worker. */
export class ReleaseServer {
	#release: Release;
	#down = false;
	/** Chunks that were asked for and are not there. */
	readonly missing: string[] = [];
	/** All paths asked for. */
	readonly asked: string[] = [];

	private constructor(
		first: string,
		private readonly folder: string
	) {
		this.#release = makeRelease(first);
	}

	/** Ends with a slash. */
	url = '';
	#close = async () => {};

	/** @param folder where the site lies on its host: begins and ends with a slash */
	static async start(first = 'first', folder = '/'): Promise<ReleaseServer> {
		const host = new ReleaseServer(first, folder);
		const server = createServer(({ url }, response) => host.#answer(url ?? '/', response));
		const port = await listen(server, 0);
		host.url = addressOf(port).replace(/\/$/, folder);
		host.#close = () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			});
		return host;
	}

	/** The files of the release before are gone at once. */
	publish(version: string): void {
		this.#release = makeRelease(version);
	}

	/** Nothing answers any more, as without a network. */
	set down(down: boolean) {
		this.#down = down;
	}

	/** Takes one chunk away, as a host in the middle of an upload. */
	lose(path: RegExp): void {
		for (const name of this.#release.keys()) if (path.test(name)) this.#release.delete(name);
	}

	close(): Promise<void> {
		return this.#close();
	}

	#answer(url: string, response: ServerResponse): void {
		if (this.#down) return void response.destroy();
		const path = url.replace(/[?#].*$/, '');
		this.asked.push(path);
		const own = path.startsWith(this.folder) ? path.slice(this.folder.length) : null;
		const name = own === '' || own?.endsWith('/') ? `${own}index.html` : own;
		const body = name === null ? undefined : this.#release.get(name);
		if (!body && own?.startsWith('_app/immutable/')) this.missing.push(own);
		const sent = body ?? this.#release.get('404.html');
		response.writeHead(body ? 200 : 404, {
			'Content-Type': body && name ? mediaType(name) : 'text/html',
			'Cache-Control': 'no-store'
		});
		response.end(sent);
	}
}

/** Resolves when the app is kept in the browser and its worker answers for this page. */
export async function keptOffline(page: {
	evaluate: <T>(work: () => Promise<T>) => Promise<T>;
}): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller) return;
		await new Promise((done) =>
			navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
		);
	});
}

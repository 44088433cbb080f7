import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { addressOf, createStaticServer, listen } from '../../scripts/serve.mjs';
import { answerTo } from '../../scripts/static-answer.mjs';

const WATCHER = readFileSync(new URL('watch-page.js', import.meta.url));
const BLANK = '<!doctype html><title>blank</title>';

/**
 * The built site, with a script before all others in each page that tells of errors and moves the clock (watch-page.js),
 * and an empty page of the same origin. It can be switched off and on again at the same address: that is the network.
 */
export class Site {
	/** What pages have told since it was last taken. */
	#reports: string[] = [];
	#server: Server | null = null;
	#port = 0;
	readonly #files: Server;

	constructor(readonly folder: string) {
		this.#files = createStaticServer(folder);
	}

	get address(): string {
		return addressOf(this.#port);
	}

	async switchOn(): Promise<void> {
		this.#server = createServer((request, response) => this.#answer(request, response));
		this.#port = await listen(this.#server, this.#port);
	}

	async switchOff(): Promise<void> {
		const server = this.#server;
		this.#server = null;
		await new Promise<void>((done) => {
			if (!server) return done();
			server.close(() => done());
			server.closeAllConnections();
		});
	}

	takeReports(): string[] {
		const taken = this.#reports;
		this.#reports = [];
		return taken;
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const path = (request.url ?? '/').replace(/\?.*$/, '');
		if (path === '/watch/report') return this.#hear(request, response);
		if (path === '/watch/page.js') return give(response, 200, 'text/javascript', WATCHER);
		if (path === '/watch/blank.html') return give(response, 200, 'text/html', BLANK);
		const answer = answerTo(resolve(this.folder), request.url ?? '/');
		if (answer.status === 308 || !answer.file?.endsWith('.html'))
			return void this.#files.emit('request', request, response);
		const page = readFileSync(answer.file, 'utf8');
		const watched = page.replace('<head>', '<head><script src="/watch/page.js"></script>');
		give(response, answer.status, 'text/html; charset=utf-8', watched);
	}

	#hear(request: IncomingMessage, response: ServerResponse): void {
		let told = '';
		request.on('data', (data: Buffer) => (told += data.toString()));
		request.on('end', () => {
			this.#reports.push(told);
			response.writeHead(204).end();
		});
	}
}

function give(response: ServerResponse, status: number, type: string, body: string | Buffer) {
	response.writeHead(status, {
		'Content-Type': type,
		'Content-Length': Buffer.byteLength(body),
		'Cache-Control': 'no-cache'
	});
	response.end(body);
}

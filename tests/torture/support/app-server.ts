import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { addressOf, createStaticServer, listen } from '../../../scripts/serve.mjs';
import { root } from '../../../scripts/run-command.mjs';
import type { BuiltPage } from './build-torture-page';

/** Answers a request itself, or leaves it (false). */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The built site, the torture page beside it, and an empty page of the same origin. */
export interface AppServer {
	/** Ends with a slash. */
	url: string;
	/** Without any code of the app: what lies in the browser can be looked at before the app touches it. */
	blank: string;
	torture: string;
	intercept(by: Intercept | null): void;
	close(): Promise<void>;
}

/** @param page the torture page, where it is wanted */
export async function startServer(page: BuiltPage | null = null): Promise<AppServer> {
	const site = createStaticServer(join(root, 'build'));
	let intercept: Intercept | null = null;
	const server: Server = createServer((request, response) => {
		const path = (request.url ?? '/').replace(/\?.*$/, '');
		const own = path === '/torture/blank.html' ? BLANK : page?.get(path);
		if (intercept?.(request, response)) return;
		if (!own) return void site.emit('request', request, response);
		response.writeHead(200, { 'Content-Type': own.type, 'Cache-Control': 'no-store' });
		response.end(own.body);
	});
	const url = addressOf(await listen(server, 0));
	return {
		url,
		blank: `${url}torture/blank.html`,
		torture: `${url}torture/index.html`,
		intercept: (by) => void (intercept = by),
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
}

const BLANK = { type: 'text/html', body: '<!doctype html><title>blank</title>' };

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStaticServer, listen, parsePort } from './serve.mjs';
import { answerTo, cacheControl, mediaType, pathInFolder } from './static-answer.mjs';

let home: string;
let site: string;
let servers: Server[];

function write(path: string, text: string) {
	mkdirSync(dirname(join(home, path)), { recursive: true });
	writeFileSync(join(home, path), text);
}

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'footnote-serve-'));
	site = join(home, 'site');
	servers = [];
	write('secret.txt', 'not of the site');
	write('site-two/secret.txt', 'a folder whose name begins alike');
	write('site/index.html', 'home');
	write('site/404.html', 'nowhere');
	write('site/about.html', 'about');
	write('site/help/index.html', 'help');
	write('site/a name.txt', 'with a blank');
	write('site/_app/immutable/entry.abc.js', 'code');
});

afterEach(async () => {
	await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
	rmSync(home, { recursive: true });
});

async function start(): Promise<number> {
	const server = createStaticServer(site);
	servers.push(server);
	return listen(server, 0);
}

interface Reply {
	status: number | undefined;
	headers: IncomingMessage['headers'];
	body: string;
}

/** By node:http, since fetch would tidy the path before it is sent. */
function ask(port: number, path: string, method = 'GET', headers = {}): Promise<Reply> {
	return new Promise((done, fail) => {
		request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
			let body = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (body += chunk));
			response.on('end', () =>
				done({ status: response.statusCode, headers: response.headers, body })
			);
		})
			.on('error', fail)
			.end();
	});
}

describe('the path of a request', () => {
	test.each([
		'/../secret.txt',
		'/..%2fsecret.txt',
		'/%2e%2e/secret.txt',
		'/help/../../secret.txt',
		'/../site-two/secret.txt',
		'/..\\secret.txt',
		'/%5c..%5csecret.txt',
		'/C:/secret.txt',
		'/index.html%00.txt',
		'/%',
		'secret.txt',
		''
	])('%j leads nowhere', (url) => {
		expect(pathInFolder(site, url)).toBe(null);
	});

	test('with an encoded blank or a query names the file', () => {
		expect(pathInFolder(site, '/a%20name.txt?x=1')).toBe(join(site, 'a name.txt'));
		expect(pathInFolder(site, '/')).toBe(site);
	});

	test('stays in the folder, whatever is asked for', () => {
		const part = fc.constantFrom('..', '.', '%2e', '%2f', '%5c', '\\', '/', 'a', '?', '%00', '~');
		const folder = resolve('/srv/site');
		fc.assert(
			fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
				const path = pathInFolder(folder, `/${parts.join('')}`);
				expect(path === null || path === folder || path.startsWith(folder + sep)).toBe(true);
			})
		);
	});
});

describe('the answer', () => {
	test.each([
		['/', 'index.html'],
		['/index.html', 'index.html'],
		['/about', 'about.html'],
		['/help/', 'help/index.html']
	])('to %s is %s', (url, file) => {
		expect(answerTo(site, url)).toEqual({ status: 200, file: join(site, file) });
	});

	test.each(['/nothing', '/about/', '/_app/', '/../secret.txt', `/${'long'.repeat(2000)}`])(
		'to %s is the 404 page',
		(url) => {
			expect(answerTo(site, url)).toEqual({ status: 404, file: join(site, '404.html') });
		}
	);

	test('to a folder without its slash is the way to it, on this host', () => {
		expect(answerTo(site, '/help?a=b?c')).toEqual({ status: 308, location: '/help/?a=b?c' });
		expect(answerTo(site, '//help')).toEqual({ status: 308, location: '/help/' });
	});
});

describe('the headers', () => {
	test.each([
		['a.html', 'text/html; charset=utf-8'],
		['A.JS', 'text/javascript; charset=utf-8'],
		['manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
		['a.constructor', 'application/octet-stream'],
		['LICENSE', 'application/octet-stream']
	])('of %s name the type %s', (path, type) => {
		expect(mediaType(path)).toBe(type);
	});

	test('let only what is named by its hash be kept unasked', () => {
		expect(cacheControl(site, join(site, '_app/immutable/entry.abc.js'))).toMatch(/immutable/);
		expect(cacheControl(site, join(site, '_app/version.json'))).toBe('no-cache');
		expect(cacheControl(site, join(site, 'index.html'))).toBe('no-cache');
	});
});

describe('the server', () => {
	test('sends a file with its type', async () => {
		const { status, headers, body } = await ask(await start(), '/');
		expect([status, body]).toEqual([200, 'home']);
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(headers['x-content-type-options']).toBe('nosniff');
	});

	test('sends the 404 page with status 404, and never a file from outside', async () => {
		const port = await start();
		for (const path of ['/nothing', '/../secret.txt', '/%2e%2e/secret.txt', '/%']) {
			const { status, body } = await ask(port, path);
			expect([path, status, body]).toEqual([path, 404, 'nowhere']);
		}
	});

	test('does not send again what has not changed', async () => {
		const port = await start();
		const { headers } = await ask(port, '/about');
		const again = await ask(port, '/about', 'GET', { 'if-none-match': headers.etag });
		expect([again.status, again.body]).toEqual([304, '']);
		write('site/about.html', 'about, longer now');
		const changed = await ask(port, '/about', 'GET', { 'if-none-match': headers.etag });
		expect([changed.status, changed.body]).toEqual([200, 'about, longer now']);
	});

	test('answers HEAD without a body and refuses to be written to', async () => {
		const port = await start();
		const head = await ask(port, '/about', 'HEAD');
		expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '5']);
		expect((await ask(port, '/about', 'POST')).status).toBe(405);
	});

	test('goes on to the next port when one is taken, if it may', async () => {
		const taken = await start();
		const second = createStaticServer(site);
		await expect(listen(second, taken)).rejects.toMatchObject({ code: 'EADDRINUSE' });
		const port = await listen(second, taken, 20);
		servers.push(second);
		expect(port).toBeGreaterThan(taken);
		expect((await ask(port, '/')).body).toBe('home');
	});
});

describe('a port', () => {
	test('is read from text, and absent without one', () => {
		expect(parsePort('4173')).toBe(4173);
		expect(parsePort(undefined)).toBe(null);
		expect(parsePort('')).toBe(null);
	});

	test.each(['0', '65536', '80.5', 'http', '-1'])('is not %s', (text) => {
		expect(() => parsePort(text)).toThrow(text);
	});
});

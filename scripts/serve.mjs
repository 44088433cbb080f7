import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { root } from './run-command.mjs';
import { answerTo, cacheControl, mediaType, statsOf } from './static-answer.mjs';

/** Only this computer can reach it. */
const HOST = '127.0.0.1';

/**
 * A server of the files of one folder, not yet listening.
 * @param {string} folder
 */
export function createStaticServer(folder) {
	const base = resolve(folder);
	return createServer((request, response) => {
		response.setHeader('X-Content-Type-Options', 'nosniff');
		// What the policy in each page cannot say; for other hosts see docs/hosting.md.
		response.setHeader('Content-Security-Policy', "frame-ancestors 'none'");
		response.setHeader('X-Frame-Options', 'DENY');
		response.setHeader('Referrer-Policy', 'no-referrer');
		response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
		response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.writeHead(405, { Allow: 'GET, HEAD' }).end();
			return;
		}
		const answer = answerTo(base, request.url ?? '/');
		if (answer.status === 308) {
			response.writeHead(308, { Location: answer.location }).end();
			return;
		}
		const stats = answer.file && statsOf(answer.file);
		if (!answer.file || !stats) {
			response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
			return;
		}
		const tag = `W/"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`;
		const fresh = answer.status === 200 && request.headers['if-none-match'] === tag;
		response.setHeader(
			'Cache-Control',
			answer.status === 200 ? cacheControl(base, answer.file) : 'no-cache'
		);
		response.setHeader('ETag', tag);
		if (fresh) {
			response.writeHead(304).end();
			return;
		}
		response.writeHead(answer.status, {
			'Content-Type': mediaType(answer.file),
			'Content-Length': stats.size
		});
		if (request.method === 'HEAD') {
			response.end();
			return;
		}
		createReadStream(answer.file)
			.on('error', () => response.destroy())
			.pipe(response);
	});
}

/**
 * Starts listening on this computer only.
 * @param {import('node:http').Server} server
 * @param {number} port the first to try; 0 for any
 * @param {number} [tries] how many ports, one after the other
 * @returns {Promise<number>} the port it listens on
 * @throws the error of the last port tried, with code EADDRINUSE when all are taken
 */
export async function listen(server, port, tries = 1) {
	try {
		await new Promise((done, fail) => {
			server.once('error', fail);
			server.listen(port, HOST, () => {
				server.off('error', fail);
				done(undefined);
			});
		});
	} catch (error) {
		const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
		if (taken && tries > 1 && port < 65535) return listen(server, port + 1, tries - 1);
		throw error;
	}
	return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/** @param {number} port */
export const addressOf = (port) => `http://${HOST}:${port}/`;

/**
 * Ends the server on Ctrl+C and on a request to terminate, open connections included.
 * @param {import('node:http').Server} server
 */
export function stopWithProcess(server) {
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.once(signal, () => {
			server.close(() => process.exit(0));
			server.closeAllConnections();
		});
	}
}

/**
 * @param {string | undefined} text
 * @returns {number | null} a port, or null when there is no text
 * @throws when the text is no port
 */
export function parsePort(text) {
	if (text === undefined || text === '') return null;
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65535) {
		throw new Error(`"${text}" is no port: a whole number from 1 to 65535 is wanted.`);
	}
	return port;
}

/** An error as a sentence for the terminal. @param {unknown} error */
export function messageOf(error) {
	if (!(error instanceof Error)) return String(error);
	if (!('code' in error && error.code === 'EADDRINUSE' && 'port' in error)) return error.message;
	return `Port ${error.port} is taken by another program; choose another with --port.`;
}

async function main() {
	const { values } = parseArgs({ options: { port: { type: 'string' } } });
	const port = parsePort(values.port) ?? 4173;
	const folder = join(root, 'build');
	if (!existsSync(folder)) throw new Error('There is no build/ yet: run `npm run build` first.');
	const server = createStaticServer(folder);
	stopWithProcess(server);
	console.log(`Serving build/ at ${addressOf(await listen(server, port))}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	main().catch((error) => {
		console.error(messageOf(error));
		process.exitCode = 1;
	});
}

// npm start: from a fresh clone to the app in the browser. Plain Node, since nothing may be installed yet.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhenStale } from './build-when-stale.mjs';
import { openInBrowser } from './open-in-browser.mjs';
import { root } from './run-command.mjs';
import {
	addressOf,
	createStaticServer,
	listen,
	messageOf,
	parsePort,
	stopWithProcess
} from './serve.mjs';
import { setUp } from './set-up.mjs';

const USUAL_PORT = 4173;
const USAGE = `npm start [-- --port N] [-- --no-open]
  --port N     serve there and nowhere else (or set PORT); otherwise ${USUAL_PORT} or the next free port
  --no-open    do not open the browser`;

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				port: { type: 'string' },
				'no-open': { type: 'boolean' },
				help: { type: 'boolean' }
			}
		});
		return { ...values, port: parsePort(values.port ?? process.env.PORT) };
	} catch (error) {
		console.error(`${messageOf(error)}\n${USAGE}`);
		process.exit(2);
	}
}

/** @param {number | null} chosen */
async function serve(chosen) {
	const server = createStaticServer(join(root, 'build'));
	stopWithProcess(server);
	try {
		return await listen(server, chosen ?? USUAL_PORT, chosen ? 1 : 20);
	} catch (error) {
		console.error(messageOf(error));
		process.exit(1);
	}
}

const options = readOptions();
if (options.help) {
	console.log(USAGE);
	process.exit(0);
}
await setUp();
await buildWhenStale();
const port = await serve(options.port);
if (!options.port && port !== USUAL_PORT) {
	console.log(
		`Port ${USUAL_PORT} is taken, perhaps by Footnote itself. What you learn is kept by address: here it starts empty.`
	);
}
console.log(`\nFootnote is at ${addressOf(port)}   (Ctrl+C stops it)\n`);
if (!options['no-open']) openInBrowser(addressOf(port));

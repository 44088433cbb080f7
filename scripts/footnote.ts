import { realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bankJsonSchema } from '../src/lib/core/bank/json-schema';
import { eventTableSchema } from '../src/lib/core/insight/event-table/table-schema';
import { check } from './footnote-check.ts';
import { TABLE_OPTIONS } from './convert-table.ts';
import { convert } from './footnote-convert.ts';
import { stats } from './footnote-stats.ts';
import { firstSentence } from './footnote-words.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const HELP = `footnote: checks question banks, converts them from and to other programs' formats, and
tells a learner's figures

  footnote check [FILE...]   says what is wrong in each file and how to mend it;
                             without a file: all of questions/*.yaml; questions that are
                             nearly the same are found across the files, too
      --fix                  gives an id to each question that has none, in place
      --strict               fails on warnings too, but not on dismissed ones
      --all                  shows dismissed warnings as well, with their reasons
      --json                 writes the findings as JSON
  footnote convert IN OUT    makes OUT of IN; what could not be kept is told on standard
                             error. "-" is standard input or output; OUT may be a folder.
                             A large IN becomes several banks: NAME-1, NAME-2, ...
      --from FORMAT          of IN; else its content tells
      --to FORMAT            of OUT; else its ending tells
      --force                overwrites what is there
      --json                 writes the report as JSON
      --formats              lists the formats
      --columns LIST         of a table: what its columns hold, from the left, with commas:
                             question, answer, wrong, option, feedback, explanation, hint,
                             tags, topic, id or unused
      --header-rows N        of a table: rows before the first question; else found out
      --delimiter MARK       of a table: between its cells ("tab" is one, too)
      --right WAY            of a table with options: found (as text, letter or number; so
                             if nothing is said), position, text, or first
      --separator MARK       of a table: between several answers in one cell
      --typed                of a table: a question with its answer alone is typed, or true
                             or false, and no card
  footnote stats EXPORT      prints what a saved backup tells of its learner: the figures of the
                             progress screen. "-" is standard input
      --bank FILE            of a bank that is not in questions/; may be given several times
      --today YYYY-MM-DD     the day to look from; else it is today
      --json                 writes the figures as JSON
  footnote schema            writes the JSON Schemas to static/schema/
  footnote --help            this text

"check" and "schema" end with 0 (no error), 1 (errors in a bank) or 2 (wrong use); "convert"
with 0 (all of it is there), 1 (something was changed or left out) or 2 (wrong use, or refused:
nothing was written); "stats" with 0 or 2.
`;

/** Where the command writes and looks; given by the test. */
export interface Surroundings {
	cwd: string;
	out: (data: string | Uint8Array) => void;
	err: (text: string) => void;
	/** All of standard input. @throws RangeError where it has more bytes than `most` */
	input: (most: number) => Promise<Uint8Array>;
	/** YYYY-MM-DD */
	today: string;
}

/** Runs one command. @returns the exit code. */
export async function run(args: string[], around: Surroundings): Promise<number> {
	const misuse = (message: string) => {
		around.err(`footnote: ${message}\nSee footnote --help.\n`);
		return 2;
	};
	let options: ReturnType<typeof readArgs>;
	try {
		options = readArgs(args);
	} catch (cause) {
		return misuse(firstSentence(cause));
	}
	const [command, ...files] = options.positionals;
	const { help, ...given } = options.values;
	if (help || (command === undefined && args.length === 0)) {
		around.out(HELP);
		return 0;
	}
	if (command === undefined) return misuse('no command');
	const known = Object.hasOwn(OPTIONS_OF, command) ? OPTIONS_OF[command] : undefined;
	if (!known) return misuse(`there is no command "${command}"`);
	const stranger = Object.keys(given).find((name) => !known.includes(name));
	if (stranger !== undefined) return misuse(`"${command}" has no option --${stranger}`);
	if (command === 'check') return check(files, given, around);
	if (command === 'convert') return convert(files, given, around, misuse);
	if (command === 'stats') return stats(files, given, around, misuse);
	return files.length > 0 ? misuse('"schema" takes nothing more') : writeSchema(around);
}

const OPTIONS_OF: { readonly [command: string]: readonly string[] } = {
	check: ['fix', 'strict', 'all', 'json'],
	convert: ['from', 'to', 'force', 'json', 'formats', ...TABLE_OPTIONS],
	stats: ['bank', 'today', 'json'],
	schema: []
};

function readArgs(args: string[]) {
	return parseArgs({
		args,
		allowPositionals: true,
		options: {
			fix: { type: 'boolean' },
			strict: { type: 'boolean' },
			json: { type: 'boolean' },
			all: { type: 'boolean' },
			from: { type: 'string' },
			to: { type: 'string' },
			force: { type: 'boolean' },
			formats: { type: 'boolean' },
			columns: { type: 'string' },
			'header-rows': { type: 'string' },
			delimiter: { type: 'string' },
			right: { type: 'string' },
			separator: { type: 'string' },
			typed: { type: 'boolean' },
			bank: { type: 'string', multiple: true },
			today: { type: 'string' },
			help: { type: 'boolean', short: 'h' }
		}
	});
}

function writeSchema(around: Surroundings): number {
	const schemas = { 'bank-1.json': bankJsonSchema(), 'events-1.json': eventTableSchema() };
	for (const [name, text] of Object.entries(schemas)) {
		const path = join(ROOT, 'static/schema', name);
		writeFileSync(path, text);
		around.out(`Wrote ${relative(around.cwd, path) || basename(path)}\n`);
	}
	return 0;
}

/** @throws RangeError where there are more bytes than `most` */
async function readWhole(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		if (size > most) throw new RangeError('Too much.');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

const started = process.argv[1] ? realpathSync(process.argv[1]) : '';
if (/footnote\.(ts|mjs)$/.test(started)) {
	// Who reads what is written may have had enough.
	process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
		if (code !== 'EPIPE') throw new Error(`Standard output cannot be written (${code}).`);
	});
	const now = new Date();
	process.exitCode = await run(process.argv.slice(2), {
		cwd: process.cwd(),
		out: (data) => process.stdout.write(data),
		err: (text) => process.stderr.write(text),
		input: (most) => readWhole(process.stdin, most),
		today: [now.getFullYear(), now.getMonth() + 1, now.getDate()]
			.map((part) => String(part).padStart(2, '0'))
			.join('-')
	});
}

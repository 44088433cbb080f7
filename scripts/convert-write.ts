import {
	existsSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BANK_FILE } from '../src/lib/core/bank/bank-files';
import { readCard } from '../src/lib/core/bank/image-card';
import { packBank, type PackProblem } from '../src/lib/exchange/bank-package';
import { isBankImage } from '../src/lib/exchange/bank-texts';
import { loadFormat } from '../src/lib/exchange/formats/load-format';
import type { Remark } from '../src/lib/exchange/formats/remark';
import type { Writable } from './convert-formats.ts';
import type { WholeBank } from './convert-read.ts';
import { Refusal } from './convert-refusal.ts';
import { firstSentence } from './footnote-words.ts';

/** Files of one bank as bytes; the others stand beside the first, and are named by it. */
export interface WrittenBank {
	bytes: Uint8Array;
	beside: Map<string, Uint8Array>;
	remarks: Remark[];
}

/** @throws Refusal */
export async function writeBankAs({ id }: Writable, whole: WholeBank): Promise<WrittenBank> {
	const { bank, texts, images } = whole;
	const alone = (bytes: Uint8Array, remarks: Remark[] = []) => ({
		bytes,
		remarks,
		beside: new Map()
	});
	if (id === 'footnote') {
		const packed = packBank(texts, images);
		if (packed.ok) return alone(packed.bytes);
		throw new Refusal(`"${bank.id}" does not go into a package: ${whyNotPacked(packed.problem)}.`);
	}
	if (id !== 'yaml') {
		const written = await (await loadFormat(id))!.write!(bank, images, () => {});
		return alone(written.bytes, written.remarks);
	}
	const { [BANK_FILE]: own = '', ...others } = texts;
	const bytesOf = (name: string) =>
		isBankImage(name)
			? images.get(readCard(texts[name])?.digest ?? '')
			: new TextEncoder().encode(texts[name]);
	const beside = new Map(
		Object.keys(others).flatMap((name) => {
			const bytes = bytesOf(name);
			return bytes ? [[name, bytes] as const] : [];
		})
	);
	return { bytes: new TextEncoder().encode(own), beside, remarks: [] };
}

function whyNotPacked(problem: PackProblem): string {
	switch (problem.code) {
		case 'no-bank':
			return 'there is no bank';
		case 'too-many-files':
			return 'it has too many texts and pictures';
		case 'too-large':
			return 'with its texts and pictures it is too large';
		case 'bad-name':
			return `a package has no room for a file called ${problem.name}`;
		case 'file-too-large':
			return `${problem.name} is too large`;
		case 'bad-text':
			return `${problem.name} has half a letter in it, which no file can hold`;
		case 'image-missing':
			return `the picture ${problem.name} is missing`;
	}
}

/**
 * The paths that banks are written to: in a folder by their ids, else as `out` says, with a number where they are several.
 * @throws Refusal
 */
export function pathsFor(
	out: string,
	cwd: string,
	ids: readonly string[],
	ending: string
): string[] {
	const path = resolve(cwd, out);
	if (isFolder(path)) return ids.map((id) => join(path, `${id}.${ending}`));
	if (/[/\\]$/.test(out) || !isFolder(dirname(path)))
		throw new Refusal(`there is no folder ${/[/\\]$/.test(out) ? out : dirname(out)}.`);
	if (ids.length === 1) return [path];
	const [, name = path, end = ''] = /^(.*?)(\.[^./\\]*)?$/s.exec(path) ?? [];
	return ids.map((_, index) => `${name}-${index + 1}${end}`);
}

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

/**
 * Writes all of them or, as far as a file system lets one, nothing.
 * @param force overwrites files that are there
 * @throws Refusal
 */
export function writeFiles(
	banks: readonly { path: string; written: WrittenBank }[],
	force: boolean
): void {
	const files = new Map<string, Uint8Array>();
	const add = (path: string, bytes: Uint8Array) => {
		const other = files.get(path);
		if (other && !Buffer.from(other).equals(bytes))
			throw new Refusal(
				`two files would be called ${basename(path)}. Choose another name, or a folder.`
			);
		files.set(path, bytes);
	};
	for (const { path, written } of banks) {
		add(path, written.bytes);
		for (const [name, bytes] of written.beside) add(join(dirname(path), name), bytes);
	}
	const named = new Set(banks.map(({ path }) => path));
	for (const [path, bytes] of files) {
		if (!existsSync(path)) continue;
		if (!statSync(path).isFile()) throw new Refusal(`${path} is there and is no file.`);
		const isSame = !named.has(path) && readFileSync(path).equals(bytes);
		if (!force && !isSame)
			throw new Refusal(`${path} is there already. With --force it is overwritten.`);
	}
	const parts: [part: string, path: string][] = [];
	try {
		for (const [path, bytes] of files) {
			// Through a link, as writing to it would be.
			const target = existsSync(path) ? realpathSync(path) : path;
			const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
			parts.push([part, target]);
			writeFileSync(part, bytes, { flag: 'wx' });
		}
		for (const [part, target] of parts) renameSync(part, target);
	} catch (cause) {
		for (const [part] of parts) rmSync(part, { force: true });
		throw new Refusal(`it cannot be written (${firstSentence(cause)}).`);
	}
}

import { decodeText, MAX_BYTES } from '../core/bank/decode-text';
import { IMAGE_LIMITS } from '../core/bank/bank-files';
import { cardOf, writeCard } from '../core/bank/image-card';
import { readLink, type LinkProblem } from '../exchange/bank-link';
import { readPastedLink } from '../exchange/pasted-link';
import { PACKAGE_LIMITS } from '../exchange/bank-package';
import { isBankImage, isBankText, type BankTexts, type ImageBytes } from '../exchange/bank-texts';
import { readBankFile, type BankFileProblem } from '../exchange/read-bank-file';

/**
 * What a learner was given: files that were chosen, dropped or opened together, the fragment of an address, or a link that
 * was pasted, with whatever stands around it.
 */
export type Given = { files: readonly File[] } | { fragment: string } | { pasted: string };

/** Why there is no bank in it. `name` is the file's; `reason` is the browser's own. */
export type GivenProblem =
	| { from: 'file'; name: string; problem: BankFileProblem }
	| { from: 'disk'; name: string; reason: string }
	| { from: 'choice'; count: number }
	| { from: 'link'; problem: LinkProblem };

export type GivenRead =
	{ ok: true; texts: BankTexts; images: ImageBytes } | { ok: false; problem: GivenProblem };

/** So much of a file tells what kind it is. */
const START_BYTES = 4096;

/** The texts and pictures of the bank in what was given; whether it is a sound one is not told by it. Never throws. */
export async function readGiven(given: Given): Promise<GivenRead> {
	if ('files' in given) return readFiles(given.files);
	const read = 'pasted' in given ? readPastedLink(given.pasted) : readLink(given.fragment);
	return read.ok
		? { ...read, images: new Map() }
		: { ok: false, problem: { from: 'link', problem: read.problem } };
}

/** One file is a bank, whatever its name; of several, one is, and the others are its texts and pictures. */
async function readFiles(files: readonly File[]): Promise<GivenRead> {
	const banks =
		files.length === 1
			? files
			: files.filter(({ name }) => !isBankText(name) && !isBankImage(name));
	const [bank] = banks;
	if (!bank || banks.length > 1)
		return { ok: false, problem: { from: 'choice', count: banks.length } };
	const refuse = (name: string, problem: BankFileProblem): GivenRead => ({
		ok: false,
		problem: { from: 'file', name, problem }
	});
	let reading = bank.name;
	try {
		const isLarge = bank.size > PACKAGE_LIMITS.packed;
		const read = readBankFile(await bytesOf(isLarge ? bank.slice(0, START_BYTES) : bank));
		// A backup may be large; a bank may not, whatever its beginning holds.
		if (isLarge && (read.ok || read.problem.code !== 'backup'))
			return refuse(bank.name, { code: 'too-large' });
		if (!read.ok) return refuse(bank.name, read.problem);
		const texts: Record<string, string> = {};
		const images = new Map(read.images);
		for (const file of files) {
			if (file === bank) continue;
			reading = file.name;
			if (isBankImage(file.name)) {
				if (file.size > IMAGE_LIMITS.bytes)
					return refuse(file.name, { code: 'file-too-large', name: file.name });
				const bytes = await bytesOf(file);
				const card = cardOf(bytes);
				texts[file.name] = writeCard(card);
				images.set(card.digest, bytes);
				continue;
			}
			if (file.size > MAX_BYTES) return refuse(file.name, { code: 'too-large' });
			const decoded = decodeText(await bytesOf(file), file.name);
			if (!decoded.ok)
				return refuse(file.name, { code: 'wrong-letters', line: decoded.errors[0]?.line ?? 1 });
			texts[file.name] = decoded.text;
		}
		return { ok: true, texts: { ...texts, ...read.texts }, images };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { ok: false, problem: { from: 'disk', name: reading, reason } };
	}
}

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

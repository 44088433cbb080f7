import { BANK_SHAPE, type Bank } from '../core/bank/bank';
import { bankDifference, type BankDifference } from '../core/bank/bank-difference';
import { imageFilesOf } from '../core/bank/bank-images';
import { isAnotherBank } from '../core/bank/is-another-bank';
import type { Finding } from '../core/bank/finding';
import { summariseBank, type BankSummary } from '../core/bank/summarise-bank';
import { isMet } from '../core/memory/card';
import { isBankImage, type BankTexts } from '../exchange/bank-texts';
import type { OpenedBank, OpenedSummary } from '../store/banks/bank-database';
import { parseApart } from '../store/banks/parse-apart';
import type { ImageBlobs } from '../store/image-records';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';
import { blobsFor } from './image-blobs';
import { readGiven, type Given, type GivenProblem } from './read-given';

/** The bank that goes by the same id. */
export interface BankHere {
	title: string;
	revision: number;
	/** None where it can be read no more. */
	authors: readonly string[];
	/** It comes with the app. */
	shipped: boolean;
	/** It does not look like another state of the one that was given, but like another bank. */
	another: boolean;
}

/**
 * How a bank stands to what is here. `new`: nothing goes by its id; `met` is how many of its questions the learner has met
 * all the same. `update`: it would take the place of `here`; `difference` is null where that one cannot be read. `same`: it
 * is here already. `older`: a higher revision is here, or comes with the app in at least this one.
 */
export type Standing =
	| { kind: 'new'; met: number }
	| { kind: 'update'; here: BankHere; difference: BankDifference | null }
	| { kind: 'same' }
	| { kind: 'older'; here: BankHere };

/** A sound bank that was given, before anything of it is kept. */
export interface Offer {
	bank: Bank;
	summary: BankSummary;
	texts: BankTexts;
	images: ImageBlobs;
	standing: Standing;
	/** What is kept here of that id, which it was compared with. */
	over: OpenedSummary | null;
}

/** `bank`: errors in the bank itself. */
export type OpenProblem = GivenProblem | { from: 'bank'; errors: Finding[] };
export type Looked = { ok: true; offer: Offer } | { ok: false; problem: OpenProblem };

/** Reads and parses what was given, and compares it with what is here; nothing is kept. @throws StorageFault */
export async function lookInto(app: FootnoteApp, given: Given): Promise<Looked> {
	const read = await readGiven(given);
	if (!read.ok) return read;
	const { bank, errors } = await parseApart(read.texts);
	if (!bank) return { ok: false, problem: { from: 'bank', errors } };
	const kept = (await app.banks.summaries()).find(({ id }) => id === bank.id) ?? null;
	// Another tab may have changed the shelf a moment ago.
	await app.shelf.refresh();
	const standing = await standingOf(app, bank);
	const texts = withNamedImages(read.texts, bank);
	const images = blobsFor(texts, read.images);
	const summary = summariseBank(bank);
	return { ok: true, offer: { bank, summary, texts, images, standing, over: kept } };
}

/** Pictures that no question shows are not kept. */
function withNamedImages(texts: BankTexts, bank: Bank): BankTexts {
	const named = imageFilesOf(bank);
	return Object.fromEntries(
		Object.entries(texts).filter(([name]) => !isBankImage(name) || named.has(name))
	);
}

/** How a bank that was given stands to what is here. @throws StorageFault */
export async function standingOf(app: FootnoteApp, bank: Bank): Promise<Standing> {
	const here = app.shelf.summary(bank.id);
	if (!here)
		return { kind: 'new', met: (await app.store.cardsOfBank(bank.id)).filter(isMet).length };
	const own = await app.shelf.bank(bank.id);
	if (own && JSON.stringify(own) === JSON.stringify(bank)) return { kind: 'same' };
	const { title, revision } = here;
	const shipped = here.opened === null;
	const another = own !== null && isAnotherBank(own, bank);
	const about = { title, revision, authors: own?.authors ?? [], shipped, another };
	if (bank.revision < revision || (shipped && bank.revision === revision))
		return { kind: 'older', here: about };
	return { kind: 'update', here: about, difference: own && bankDifference(own, bank) };
}

/**
 * Puts a bank on the shelf, in the place of the one it was compared with; the learner's cards are told what changed.
 * @throws StorageFault; BankOvertaken where another tab changed the bank meanwhile; then nothing was changed
 */
export async function addToShelf(app: FootnoteApp, offer: Offer): Promise<void> {
	await app.banks.put(openedOf(offer), offer.over);
	await app.shelfChanged();
}

/** A bank as it is kept from now on. */
export function openedOf({ bank, summary, texts, images, over }: Offer): OpenedBank {
	const nowMs = clock.nowMs();
	return {
		summary: {
			...summary,
			shape: BANK_SHAPE,
			addedMs: over?.addedMs ?? nowMs,
			// Two within one millisecond are two all the same.
			changedMs: Math.max(nowMs, (over?.changedMs ?? 0) + 1)
		},
		bank,
		texts,
		images
	};
}

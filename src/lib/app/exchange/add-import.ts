import { draftsFrom, type DraftRecord } from '../author/drafts';
import type { OpenedBank, OpenedSummary } from '../../store/banks/bank-database';
import type { FootnoteApp } from '../footnote-app.svelte';
import { openedOf } from '../open-bank';
import type { ImportOffer } from './import-offer';

/** What was added, and what takes it back. */
export interface AddedImport {
	banks: OpenedSummary[];
	/** What stood in their places. */
	before: OpenedBank[];
}

/** The banks of an import that are not here as they are. */
export const freshOf = ({ banks }: ImportOffer) =>
	banks.filter(({ standing: { kind } }) => kind === 'new' || kind === 'update');

/**
 * Puts all banks of an import on the shelf, in one transaction.
 * @throws StorageFault; BankOvertaken where another tab changed one of them meanwhile; then nothing was changed
 */
export async function addImport(app: FootnoteApp, offer: ImportOffer): Promise<AddedImport> {
	const banks = freshOf(offer).map((bank) => ({ opened: openedOf(bank), over: bank.over }));
	const before = await app.banks.putAll(banks);
	await app.shelfChanged();
	return { banks: banks.map(({ opened }) => opened.summary), before };
}

/**
 * Takes an import back as a whole; what was answered stays in the log.
 * @throws StorageFault; BankOvertaken where one of its banks was changed since; then nothing was changed
 */
export async function takeImportBack(
	app: FootnoteApp,
	{ banks, before }: AddedImport
): Promise<void> {
	await app.banks.takeBack(banks, before);
	await app.shelfChanged();
}

/** The banks of an import as drafts, to be edited before anyone is asked their questions; all or none. @throws StorageFault */
export function draftsOf({ file, banks }: ImportOffer): Promise<DraftRecord[]> {
	return draftsFrom(
		banks.map(({ bank, texts, images }) => ({
			texts,
			from: { bank: bank.id, revision: bank.revision, file },
			images
		}))
	);
}

import { draftsFrom, type DraftRecord } from '../author/drafts';
import type { OpenedBank, OpenedSummary } from '../../store/banks/bank-database';
import type { FootnoteApp } from '../footnote-app.svelte';
import type { Pace } from '../../store/pace';
import { openedOf } from '../open-bank';
import { parcelOf, type HistoryParcel } from './history';
import { addHistoryApart, takeHistoryOutApart, type HistoryKept } from './history-apart';
import { learnable, type ImportOffer } from './import-offer';

/** What was added, and what takes it back. */
export interface AddedImport {
	banks: OpenedSummary[];
	/** What stood in their places. */
	before: OpenedBank[];
	/** Null where none was wanted, or none is left here. */
	history: HistoryKept | null;
}

/** The banks of an import that are not here as they are. */
export const freshOf = ({ banks }: ImportOffer) =>
	banks.filter(({ standing: { kind } }) => kind === 'new' || kind === 'update');

/**
 * Puts all banks of an import on the shelf, in one transaction, and then the learner's history into the log, in another;
 * where the second fails the first is taken back.
 * @param withHistory whether what was learnt in the other program is to come along
 * @throws Cancelled, StorageFault; BankOvertaken where another tab changed one of the banks meanwhile; then nothing was changed
 */
export async function addImport(
	app: FootnoteApp,
	offer: ImportOffer,
	withHistory: boolean,
	pace: Pace
): Promise<AddedImport> {
	const banks = freshOf(offer).map((bank) => ({ opened: openedOf(bank), over: bank.over }));
	const before = banks.length > 0 ? await app.banks.putAll(banks) : [];
	const added: AddedImport = {
		banks: banks.map(({ opened }) => opened.summary),
		before,
		history: null
	};
	if (banks.length > 0) await app.shelfChanged();
	if (!withHistory) return added;
	const { dayEndHour } = app.settings;
	const about = { program: offer.formatId, dayEndHour, today: app.today };
	const parcels: HistoryParcel[] = [];
	try {
		for (const { bank, history } of learnable(offer.banks)) {
			parcels.push(parcelOf(bank, history));
			await pace.step();
		}
		return { ...added, history: await addHistoryApart(app, parcels, about, pace.part(0.05, 1)) };
	} catch (error) {
		await takeBanksBack(app, added);
		throw error;
	}
}

/**
 * Takes the history of an import out of the log again, and leaves its banks; what was answered here stays.
 * @throws Cancelled, StorageFault; then nothing was changed
 */
export async function takeHistoryBack(
	app: FootnoteApp,
	{ history }: AddedImport,
	pace: Pace
): Promise<void> {
	if (history && history.added > 0) await takeHistoryOutApart(app, history, pace);
}

/**
 * Takes the banks of an import back as a whole.
 * @throws StorageFault; BankOvertaken where one of its banks was changed since; then nothing was changed
 */
export async function takeBanksBack(
	app: FootnoteApp,
	{ banks, before }: AddedImport
): Promise<void> {
	if (banks.length === 0) return;
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

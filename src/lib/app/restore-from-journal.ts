import { removeDatabase } from '../store/open-database';

/** Gives a damaged database up and loads the page again, which makes it anew from the second copy. */
export async function restoreFromJournal(): Promise<void> {
	await removeDatabase();
	location.reload();
}

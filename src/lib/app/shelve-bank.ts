import type { OpenedBank } from '../store/banks/bank-database';
import type { FootnoteApp } from './footnote-app.svelte';

/**
 * Takes a bank that was opened here off the shelf. What was answered stays in the log; one that comes with the app and
 * goes by the same id stands there again.
 * @param onGone told before any screen looks again: what `putBack` takes, or null where it cannot be put back
 * @throws StorageFault; then it is where it was
 */
export async function takeOffShelf(
	app: FootnoteApp,
	id: string,
	onGone: (gone: OpenedBank | null) => void
): Promise<void> {
	onGone(await app.banks.remove(id));
	await app.shelfChanged();
}

/** Puts back what was taken off. @throws StorageFault; BankOvertaken where it was opened again meanwhile */
export async function putBack(app: FootnoteApp, gone: OpenedBank): Promise<void> {
	await app.banks.put(gone, null);
	await app.shelfChanged();
}

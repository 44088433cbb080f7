import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { exampleWith } from '../core/bank/example-bank';
import { knownBank } from '../core/insight/progress/known-bank';
import type { OpenedBank } from '../store/banks/bank-database';
import { openedBank } from '../store/banks/example-opened';
import { readKnown, stillKnown } from '../store/progress/known-store';
import { forgetSums } from '../store/progress/sums-store';
import { FootnoteApp } from './footnote-app.svelte';
import { loadProgress } from './load-progress';

const name = `load-progress-${crypto.randomUUID()}`;
const SILENT = { share: () => undefined, standing: () => undefined };
let app: FootnoteApp;

afterEach(async () => {
	app.store.connection.close();
	(await app.journal)?.close();
	await app.banks.close();
	await Promise.all([deleteDB(name), deleteDB(`${name}-banks`), forgetSums(name)]);
});

const first = openedBank(exampleWith('id: tides', 'id: shores'), 2000);
const before = openedBank();

/** What the progress screen keeps of a bank is known once its worker has ended, which holds the lock until then. */
async function keptOf({ summary: { id } }: OpenedBank) {
	const { content } = app.shelf.summary(id)!;
	return navigator.locks.request(`footnote-sums-${name}`, async () =>
		stillKnown(await readKnown(name), [{ id, content }]).get(id)
	);
}

it('keeps nothing of a bank that was changed while it was read, for when that is taken back', async () => {
	app = await FootnoteApp.open(name);
	await app.banks.putAll([first, before].map((opened) => ({ opened, over: null })));
	await app.shelf.refresh();
	const revised = exampleWith('title: Why', 'title: How').replace('revision: 1', 'revision: 2');
	const after = openedBank(revised, 1000, 3000);
	// Another tab takes an import in while the first of the two is read.
	const { bankNow } = app.shelf;
	app.shelf.bankNow = async (id) => {
		if (id === 'shores') {
			await app.banks.putAll([{ opened: after, over: before.summary }]);
			await app.shelf.refresh();
		}
		return bankNow.call(app.shelf, id);
	};
	await loadProgress(app, SILENT);
	app.shelf.bankNow = bankNow;
	await app.banks.takeBack([after.summary], [before]);
	await app.shelf.refresh();
	expect(await keptOf(first)).toEqual(knownBank(first.bank));
	await loadProgress(app, SILENT);
	expect(await keptOf(before)).toEqual(knownBank(before.bank));
});

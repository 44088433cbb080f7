import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shippedBanks } from 'virtual:banks';
import { givenUp } from '../core/memory/testing/given-up';
import { BANK_FILE } from '../core/bank/bank-files';
import { EXAMPLE_BANK, exampleWith } from '../core/bank/example-bank';
import { examplePng, PICTURED_BANK } from '../core/bank/example-image';
import { cardOf, writeCard } from '../core/bank/image-card';
import type { Question } from '../core/bank/bank';
import { packBank } from '../exchange/bank-package';
import { writeLink } from '../exchange/bank-link';
import { BankOvertaken } from '../store/banks/bank-store';
import { findImage } from './find-image';
import { FootnoteApp } from './footnote-app.svelte';
import { loadReview } from './load-review';
import { loadToday } from './load-today';
import { addToShelf, lookInto, type Offer } from './open-bank';
import { putBack, takeOffShelf } from './shelve-bank';
import { startFirstQuiz } from './plan-session';

let name: string;
let app: FootnoteApp;

beforeEach(async () => {
	name = `opening-${crypto.randomUUID()}`;
	app = await FootnoteApp.open(name);
});
afterEach(async () => {
	app.store.connection.close();
	await app.banks.close();
	(await app.journal)?.close();
	await deleteDB(name);
	await deleteDB(`${name}-banks`);
});

async function look(text: string): Promise<Offer> {
	const looked = await lookInto(app, { files: [new File([text], 'some.yaml')] });
	if (!looked.ok) throw new Error(JSON.stringify(looked.problem));
	return looked.offer;
}
const add = async (text: string) => addToShelf(app, await look(text));
const revision = (n: number, from = EXAMPLE_BANK) => from.replace('revision: 1', `revision: ${n}`);

/** Answers a question wrong, which is due today from then on. */
const answer = ({ id, type, wording, key }: Question) =>
	app.append([givenUp(app.stamp(), id, { bank: 'tides', questionType: type, wording, key })]);

it('is the same from a file and from a link, and keeps nothing by looking', async () => {
	const link = writeLink({ [BANK_FILE]: EXAMPLE_BANK });
	if (!link.ok) throw new Error('no link');
	const looked = await lookInto(app, { fragment: link.fragment });
	expect(looked).toEqual({ ok: true, offer: await look(EXAMPLE_BANK) });
	expect(looked).toMatchObject({ offer: { standing: { kind: 'new', met: 0 }, over: null } });
	expect(await app.banks.summaries()).toEqual([]);
});

it('brings its pictures along, and no others', async () => {
	const [harbour, two, other] = [examplePng(40), examplePng(), examplePng(7)];
	const images = new Map([harbour, two, other].map((bytes) => [cardOf(bytes).digest, bytes]));
	const texts = {
		[BANK_FILE]: PICTURED_BANK,
		'harbour.png': writeCard(cardOf(harbour)),
		'two.png': writeCard(cardOf(two)),
		'other.png': writeCard(cardOf(other))
	};
	const packed = packBank(texts, images);
	if (!packed.ok) throw new Error(packed.problem.code);
	const file = new File([packed.bytes as Uint8Array<ArrayBuffer>], 'tides.footnote');
	const looked = await lookInto(app, { files: [file] });
	if (!looked.ok) throw new Error('refused');
	await addToShelf(app, looked.offer);
	const found = async (bytes: Uint8Array) => {
		const image = await findImage(app, cardOf(bytes).digest);
		return image instanceof Blob && new Uint8Array(await image.arrayBuffer());
	};
	expect(await found(harbour)).toEqual(harbour);
	expect(await found(two)).toEqual(two);
	expect(await found(other)).toBe(false);
	// As plain files beside each other it is the same bank.
	const files = [
		new File([PICTURED_BANK], 'tides.yaml'),
		new File([harbour as Uint8Array<ArrayBuffer>], 'harbour.png'),
		new File([two as Uint8Array<ArrayBuffer>], 'two.png')
	];
	expect(await lookInto(app, { files })).toMatchObject({ offer: { standing: { kind: 'same' } } });
});

it('is refused where a picture is missing, which is named, or is none', async () => {
	const bank = new File([PICTURED_BANK], 'tides.yaml');
	const page = new File(['<html>'], 'harbour.png');
	const looked = await lookInto(app, { files: [bank, page] });
	expect(looked).toMatchObject({
		ok: false,
		problem: { from: 'bank', errors: [{ code: 'not-an-image' }, { code: 'image-missing' }] }
	});
	expect(await app.banks.summaries()).toEqual([]);
});

it('tells how a bank stands to the one that is here', async () => {
	await add(revision(2));
	const standing = async (text: string) => (await look(text)).standing;
	const here = {
		title: 'Why the sea rises twice a day',
		revision: 2,
		authors: ['Ada Example'],
		shipped: false,
		another: false
	};
	expect(await standing(revision(2))).toEqual({ kind: 'same' });
	expect(await standing(EXAMPLE_BANK)).toEqual({ kind: 'older', here });
	const none = { reworded: 0, key: 0, fresh: 0, retired: 0 };
	expect(await standing(revision(2, exampleWith('Both do.', 'Both of them do.')))).toEqual({
		kind: 'update',
		here,
		difference: none
	});
	expect(await standing(revision(3, exampleWith('answer: 48000', 'answer: 47000')))).toMatchObject({
		kind: 'update',
		difference: { ...none, key: 1 }
	});
});

it('takes the place of a bank that comes with the app by a higher revision alone', async () => {
	const { id, revision: shipped, title } = shippedBanks[0]!;
	const named = exampleWith('id: tides', `id: ${id}`);
	expect((await look(revision(shipped, named))).standing).toMatchObject({
		kind: 'older',
		here: { title, revision: shipped, shipped: true, another: true }
	});
	expect((await look(revision(shipped + 1, named))).standing).toMatchObject({
		kind: 'update',
		here: { title, revision: shipped, shipped: true, another: true }
	});
});

it('is not put over what another tab has opened since', async () => {
	const offer = await look(EXAMPLE_BANK);
	await add(revision(2));
	await expect(addToShelf(app, offer)).rejects.toThrow(BankOvertaken);
	expect(app.shelf.summary('tides')).toMatchObject({ revision: 2 });
});

it('tells the cards what changed, once, also where they were taken off the shelf meanwhile', async () => {
	await add(EXAMPLE_BANK);
	await answer((await app.shelf.bank('tides'))!.questions.find(({ id }) => id === 'level')!);
	await takeOffShelf(app, 'tides', () => undefined);
	expect(app.bankChanges).toEqual([]);
	await add(revision(2, exampleWith('answer: 48000', 'answer: 47000')));
	expect(app.bankChanges).toMatchObject([{ question: 'level', change: 'key' }]);
	const revised = async () =>
		(await app.store.allEvents()).filter(({ type }) => type === 'revised').length;
	expect(await revised()).toBe(1);
	await app.shelfChanged();
	expect(await revised()).toBe(1);
});

it('has no part in what is due or open while it is off the shelf, and all of it when it is put back', async () => {
	await add(EXAMPLE_BANK);
	const { questions } = (await app.shelf.bank('tides'))!;
	await answer(questions[0]!);
	const session = await startFirstQuiz(app, 'tides');
	const seen = async () => {
		const [today, review] = [await loadToday(app), await loadReview(app)];
		return {
			due: today.due + review.due,
			next: [today.nextDueDay, review.next],
			ahead: review.ahead.reduce((sum, { count }) => sum + count, 0),
			missed: today.missed,
			open: today.unfinished?.session.id ?? null
		};
	};
	const before = await seen();
	expect(before).toMatchObject({ missed: 1, open: session });
	expect(before.next[0]).not.toBeNull();
	expect(before.ahead).toBe(1);

	const off: Parameters<typeof putBack>[1][] = [];
	await takeOffShelf(app, 'tides', (bank) => void (bank && off.push(bank)));
	expect(await seen()).toEqual({ due: 0, next: [null, null], ahead: 0, missed: 0, open: null });
	await putBack(app, off[0]!);
	expect(await seen()).toEqual(before);
});

it('is heard of by another tab', async () => {
	const other = await FootnoteApp.open(name);
	await add(EXAMPLE_BANK);
	await expect
		.poll(() => other.shelf.summary('tides')?.title)
		.toBe('Why the sea rises twice a day');
	other.store.connection.close();
	await other.banks.close();
	(await other.journal)?.close();
});

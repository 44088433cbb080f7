import { afterEach, expect, it, vi } from 'vitest';
import { BANK_FILE } from '../../core/bank/bank-files';
import { EXAMPLE_BANK, exampleWith } from '../../core/bank/example-bank';
import { examplePng } from '../../core/bank/example-image';
import { cardOf } from '../../core/bank/image-card';
import { Cancelled } from '../../store/pace';
import { bringBanks } from './bring-banks';
import { packHistory } from './history';
import { makeBanks, type MadeBank } from './make-banks';
import { WorkApart, workApart } from './work-apart';

afterEach(() => void vi.unstubAllGlobals());

const made = (text: string, title = 'A part'): MadeBank => ({
	title,
	texts: { [BANK_FILE]: text },
	images: new Map(),
	history: packHistory([], 0)
});
const gift = (...questions: string[]) => new File([questions.join('\n\n')], 'seas.gift');

async function read(file: File, apart?: WorkApart) {
	const banks: MadeBank[] = [];
	const ask = { work: 'read', file, date: '2026-06-01', nowMs: 0, table: null } as const;
	const tell = (news: object) => void ('made' in news && banks.push(news.made as MadeBank));
	const outcome = await (apart ? apart.ask(ask, tell) : workApart(ask, tell));
	return { outcome, banks };
}

it('reads a file in one worker, and parses what came of it in another', async () => {
	const { outcome, banks } = await read(gift('Is it wet? {T}', 'How deep? {#8}'));
	expect(outcome).toMatchObject({ work: 'read', formatId: 'gift', causes: [] });
	const [{ texts }] = banks as [MadeBank];
	const apart = new WorkApart();
	const brought = await bringBanks(apart, banks).finally(() => apart.end());
	expect(brought).toMatchObject({
		banks: [{ bank: { title: 'seas', questions: [{ stem: 'Is it wet?' }, {}] }, texts }],
		remarks: []
	});
	// Nothing is held twice.
	expect(banks).toEqual([]);
});

it('works on the page where no worker starts, however often it is asked', async () => {
	const Started = Worker;
	const scripts: string[] = [];
	class Missing extends Started {
		constructor() {
			super('/no-such-worker.js', { type: 'module' });
			scripts.push('missing');
		}
	}
	vi.stubGlobal('Worker', Missing);
	const apart = new WorkApart();
	const brought = await bringBanks(apart, [made(EXAMPLE_BANK), made(EXAMPLE_BANK)]);
	expect(brought).toMatchObject({ banks: [{ bank: { id: 'tides' } }, {}], remarks: [] });
	expect(scripts).toHaveLength(1);
	apart.end();
});

it('leaves out the part that is no sound bank and says so; the others come, in their order', async () => {
	const parts = [
		made(EXAMPLE_BANK),
		made(exampleWith('id: tides', 'id: "not an id"'), 'Seas (2 of 3)'),
		made(exampleWith('id: tides', 'id: other'))
	];
	const shares: number[] = [];
	const apart = new WorkApart();
	const brought = await bringBanks(apart, parts, (done) => shares.push(done)).finally(() =>
		apart.end()
	);
	expect(brought).toMatchObject({
		banks: [{ bank: { id: 'tides' } }, { bank: { id: 'other' } }],
		remarks: [{ kind: 'left-out', place: { item: 'Seas (2 of 3)' } }]
	});
	expect(JSON.stringify(brought)).toContain('No bank could be made of this part: ');
	expect(shares.map((share) => Math.round(share * 3))).toEqual([1, 2, 3]);
});

it('ends where it is called off, between two banks and within one', async () => {
	const calledOff = new AbortController();
	const apart = new WorkApart(calledOff.signal);
	const parts = [made(EXAMPLE_BANK), made(EXAMPLE_BANK), made(EXAMPLE_BANK)];
	const bringing = bringBanks(apart, parts, () => calledOff.abort());
	await expect(bringing).rejects.toThrow(Cancelled);
	expect(parts.length).toBeGreaterThan(0);
	apart.end();

	const sooner = new AbortController();
	const waiting = new WorkApart(sooner.signal);
	const asked = read(gift('Is it wet? {T}'), waiting);
	sooner.abort();
	await expect(asked).rejects.toThrow(Cancelled);
	waiting.end();
});

it('hands pictures on as Blobs of their kind, each with its own bytes alone', async () => {
	// As an archive gives it: a window onto more.
	const archive = new Uint8Array([9, 9, ...examplePng(), 9]);
	const picture = archive.subarray(2, archive.length - 1);
	const banks: MadeBank[] = [];
	const set = {
		items: [
			{
				place: {},
				group: [],
				entry: {
					type: 'card',
					stem: 'Which sea?',
					back: 'This',
					image: { file: 'sea.png', alt: 'A sea' }
				} as const
			}
		],
		pictures: new Map([['sea.png', picture]]),
		remarks: []
	};
	const about = { format: 'Anki', file: 'seas.apkg', date: '2026-06-01' };
	await makeBanks(set, about, 0, (bank) => banks.push(bank));
	const { digest } = cardOf(picture);
	const blob = banks[0]!.images.get(digest)!;
	expect([blob.type, blob.size]).toEqual(['image/png', picture.length]);
	expect(new Uint8Array(await blob.arrayBuffer())).toEqual(new Uint8Array(picture));
	// What was read is let go.
	expect(set.items).toEqual([]);
});

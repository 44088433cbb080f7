import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { EVENT_COLUMNS } from '../core/insight/event-table/event-columns';
import { Pace } from '../store/pace';
import { answerTable } from './answer-table';
import { FootnoteApp } from './footnote-app.svelte';

let serial = 0;
const opened: { name: string; app: FootnoteApp }[] = [];

async function appWith(answers: number): Promise<FootnoteApp> {
	const name = `answer-table-${Date.now()}-${serial++}`;
	const app = await FootnoteApp.open(name);
	opened.push({ name, app });
	const events = Array.from({ length: answers }, (_, at) => ({
		...app.stamp(),
		...{ type: 'answered' as const, bank: 'b', question: `q${at}` },
		...{ questionType: 'short-text' as const, wording: 'w', key: 'k' },
		response: { type: 'short-text' as const, text: '=1+1, "so"\nit is' },
		...{ score: 0, outcome: 'wrong' as const, durationMs: 10, hint: 'none' as const },
		...{ mode: 'study' as const, session: '=cmd', attempt: 1 }
	}));
	if (events.length > 0) await app.append(events);
	return app;
}

afterEach(async () => {
	for (const { name, app } of opened.splice(0)) {
		app.store.connection.close();
		await deleteDB(name);
	}
});

describe('the answers as a table', () => {
	it('holds each event of the log in one line, with all columns', async () => {
		const app = await appWith(120);
		const { name, file, rows } = await answerTable(app, 'jsonl');
		expect(name).toMatch(/^footnote-\d{4}-\d{2}-\d{2}\.jsonl$/);
		const lines = (await file.text()).trimEnd().split('\n');
		expect([lines.length, rows]).toEqual([120, 120]);
		const { events } = await app.store.readAll();
		const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(read.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
		expect(Object.keys(read[0]!)).toEqual(EVENT_COLUMNS.map(({ name }) => name));
	});

	it('is a spreadsheet in which nothing is a formula', async () => {
		const { name, file } = await answerTable(await appWith(2), 'csv');
		expect(name).toMatch(/\.csv$/);
		const text = await file.text();
		expect(text.split('\r\n')[0]).toBe(EVENT_COLUMNS.map(({ name }) => name).join(','));
		expect(text).toContain(`,"'=cmd",`);
		expect(text).not.toMatch(/(^|,)"?=/m);
	});

	it('is empty but for its names where nothing was answered', async () => {
		const app = await appWith(0);
		expect(await answerTable(app, 'jsonl')).toMatchObject({ rows: 0, file: { size: 0 } });
		expect((await (await answerTable(app, 'csv')).file.text()).split('\r\n')).toHaveLength(2);
	});

	it('can be called off, and tells how far it is', async () => {
		const app = await appWith(200);
		const calling = new AbortController();
		const told: number[] = [];
		const pace = new Pace((share) => {
			told.push(share);
			calling.abort();
		}, calling.signal);
		await expect(answerTable(app, 'csv', pace)).rejects.toMatchObject({ name: 'Cancelled' });
		expect(told).toEqual([0.25]);
	});
});

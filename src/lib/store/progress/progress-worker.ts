import type { BankId } from '../../core/bank/bank';
import type { KnownBank } from '../../core/insight/progress/known-bank';
import type { StandingFigures } from '../../core/insight/progress/progress-figures';
import type { Connection } from '../connection';
import { openDatabase } from '../open-database';
import { faultOf } from '../storage-fault';
import { keepKnown, readKnown, type BankMark } from './known-store';
import type { ProgressAsk, ProgressNews, ReadBank } from './progress-words';
import { ascending, sumUp, workOutProgress, workOutStanding } from './progress-work';
import { areSumsDue } from './sums-due';
import { confirmHeld, doubtHeld, keepSums, readSums, type SumsRecord } from './sums-store';
import { hearShare, shareTeller } from './share-told';

const say = (news: ProgressNews) => self.postMessage(news);

const read: ReadBank[] = [];
let allCame: () => void;
const all = new Promise<void>((resolve) => (allCame = resolve));

/** With a connection of its own, so that the page stays free; ends by itself once it has kept what it is to keep. */
self.onmessage = ({ data }: MessageEvent<ProgressAsk>) => {
	if ('ahead' in data) readAhead(data.ahead.database);
	// In turn, so that nobody sums up beside it what it is about to sum up itself.
	else if ('ask' in data) void answerInTurn(data.ask).finally(end);
	else if ('sumUp' in data) void sumUpFor(data.sumUp).finally(end);
	else if (data.bank) read.push(data.bank);
	else allCame();
};

// A bank that cannot be read here would be missing in the figures: the page, which has it, is to work them out.
self.onmessageerror = () => {
	throw new Error('A message was lost.');
};

const end = () => self.close();

/** Sums that were read before anyone could ask, once: what is in them is held to the log as ever. */
let ahead: { database: string; sums: Promise<SumsRecord | null> } | null = null;

function readAhead(database: string): void {
	ahead = { database, sums: readSums(database) };
}

function sumsOf(database: string): Promise<SumsRecord | null> {
	const early = ahead?.database === database ? ahead.sums : null;
	ahead = null;
	return early ?? readSums(database);
}

type Asked = Extract<ProgressAsk, { ask: unknown }>['ask'];

/** It answers where another is at it, too. */
const answerInTurn = (asked: Asked) =>
	inTurn(asked.database, (isFirst) => answer(asked, isFirst), { waits: false }).catch(() =>
		answer(asked, true)
	);

/** @param isFirst no other worker is at the same log. Never throws */
async function answer(asked: Asked, isFirst: boolean): Promise<void> {
	const { database, shelf } = asked;
	try {
		// Told before anything else is read: the page reads what is lacking meanwhile.
		const kept = readKnown(database, shelf);
		const lacking = kept.then((known) =>
			say({ lacking: shelf.map(({ id }) => id).filter((id) => !known.has(id)) })
		);
		const opening = lacking.then(() => sumsOf(database));
		const [connection, sums] = await Promise.all([openDatabase(database), opening]);
		try {
			const banks = Promise.all([kept, all]).then(([known]) => ofShelf(shelf, known));
			const given = { connection, banks, asked };
			if (isFirst || !(await areSumsDue(connection))) return await workOut(given, sums);
			const early = workOutStanding(connection, banks, asked.today).then((standing) =>
				say({ standing })
			);
			// What fails in it fails below as well.
			early.catch(() => undefined);
			await afterOther(database, async () => {
				await early.catch(() => undefined);
				await workOut({ ...given, hasWaited: true }, await readSums(database));
			});
		} finally {
			connection.close();
		}
	} catch (error) {
		say({ fault: { kind: faultOf(error).kind, message: String(error) } });
	}
}

interface Given {
	connection: Connection;
	banks: Promise<KnownBank[]>;
	asked: Asked;
	/** What needs no answers was told before another's sums were waited for. */
	hasWaited?: boolean;
}

async function workOut(
	{ connection, banks, asked, hasWaited = false }: Given,
	sums: SumsRecord | null
): Promise<void> {
	const { database, today, shelf } = asked;
	// Who waits for this one hears of it, too.
	const others = shareTeller(database);
	const share = (share: number) => {
		say({ share });
		others.tell(share);
	};
	const listening = {
		// The little that came after another's sums: that one has told the rest.
		share: hasWaited && sums ? () => undefined : share,
		standing: (standing: StandingFigures) => say({ standing })
	};
	const rest = async () => undefined;
	const work = workOutProgress(connection, banks, today, sums, listening, rest);
	const { figures, names, toKeep } = await work.finally(others.end);
	const { knowledge, forecast } = figures;
	// As they are now: something may have been answered meanwhile.
	if (hasWaited) say({ standing: { knowledge, forecast } });
	say({ found: { figures, names } });
	// The page does not wait for it.
	if (toKeep) await keepSums(database, toKeep);
	const sure = read.filter(({ isAsMarked }) => isAsMarked);
	await keepKnown(
		database,
		sure.map(({ known }) => known),
		shelf
	);
}

/** So long nothing is heard of one that stands still with its tab. */
const SILENCE_LIMIT_MS = 30_000;

/**
 * Does its work when the worker has ended that is at the same log: what that one sums up need not be summed up beside it.
 * After long silence it waits no more.
 */
async function afterOther(database: string, work: () => Promise<void>): Promise<void> {
	const silence = new AbortController();
	const expect = () => setTimeout(() => silence.abort(), SILENCE_LIMIT_MS);
	let timer = expect();
	const hear = ascending((share) => say({ share }));
	const end = hearShare(database, (share) => {
		clearTimeout(timer);
		timer = expect();
		hear(share);
	});
	let isBegun = false;
	const begin = () => {
		isBegun = true;
		clearTimeout(timer);
		end();
		return work();
	};
	await navigator.locks
		.request(lockOf(database), { signal: silence.signal }, begin)
		.catch((error: unknown) => {
			if (isBegun) throw error;
			return begin();
		});
}

/** In the order of the shelf; without those that can be read no more. */
function ofShelf(shelf: readonly BankMark[], known: ReadonlyMap<BankId, KnownBank>): KnownBank[] {
	const came = new Map(read.map(({ known }) => [known.id, known]));
	return shelf.flatMap(({ id }) => came.get(id) ?? known.get(id) ?? []);
}

type Summing = Extract<ProgressAsk, { sumUp: unknown }>['sumUp'];

/** In one tab of all that are open. Whoever is at it already may end in the midst of it, as a tab does that is closed. */
async function sumUpFor({ database, isAnew }: Summing): Promise<void> {
	const work = async () => {
		// Whoever it waited for may have kept sums of before.
		if (isAnew) await doubtHeld(database);
		await sumUpAlone(database);
	};
	await inTurn(database, work, { waits: true }).catch(() => undefined);
	say({ sumUpEnded: true });
}

/** Where it fails it is done when the figures are asked for. */
async function sumUpAlone(database: string): Promise<void> {
	const connection = await openDatabase(database);
	try {
		// Another tab may just have done it.
		if (!(await areSumsDue(connection))) return;
		const kept = await readSums(database);
		const { tell, end } = shareTeller(database);
		const told = (share: number) => {
			say({ share });
			tell(share);
		};
		const toKeep = await sumUp(connection, kept, told).finally(end);
		if (toKeep) await keepSums(database, toKeep);
		else if (kept) await confirmHeld(database, kept);
	} finally {
		connection.close();
	}
}

const lockOf = (database: string) => `footnote-sums-${database}`;

/**
 * @param waits until no other worker is at the same log, in any tab; without locks two may be at it, which costs time and
 *   does no harm
 */
async function inTurn(
	database: string,
	work: (isFirst: boolean) => Promise<void>,
	{ waits }: { waits: boolean }
): Promise<void> {
	if (!navigator.locks) return work(true);
	await navigator.locks.request(lockOf(database), { ifAvailable: !waits }, (lock) =>
		work(lock !== null)
	);
}

import type { BankId } from '../../core/bank/bank';
import type { KnownBank } from '../../core/insight/progress/known-bank';
import type { StandingFigures } from '../../core/insight/progress/progress-figures';
import type { Connection } from '../connection';
import { openDatabase } from '../open-database';
import { faultOf } from '../storage-fault';
import { heardOf } from './heard-of';
import { ascending } from './in-steps';
import { keepKnown, readKnown, stillKnown, type BankMark } from './known-store';
import {
	figuresFrom,
	sumUp,
	workOutProgress,
	workOutStanding,
	type Wanted,
	type WorkedOut
} from './progress-work';
import type { ProgressAsk, ProgressNews, ReadBank } from './progress-words';
import { gatherOn, readEarly, type Early } from './read-early';
import { hearShare, shareTeller } from './share-told';
import { areSumsDue } from './sums-due';
import { confirmHeld, doubtHeld, keepSums, readSums, type SumsRecord } from './sums-store';

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

/** What was read before anyone could ask, once: it is held to the log as ever. */
let ahead: { database: string; early: Early } | null = null;

function readAhead(database: string): void {
	ahead = { database, early: readEarly(database) };
}

function earlyOf(database: string): Early | null {
	const early = ahead?.database === database ? ahead.early : null;
	ahead = null;
	return early;
}

type Asked = Extract<ProgressAsk, { ask: unknown }>['ask'];

/** It answers where another is at it, too. */
const answerInTurn = (asked: Asked) =>
	inTurn(asked.database, (isFirst) => answer(asked, isFirst), { waits: false }).catch(() =>
		answer(asked, true)
	);

/** @param isFirst no other worker is at the same log. Never throws */
async function answer(asked: Asked, isFirst: boolean): Promise<void> {
	const { database, today, shelf } = asked;
	try {
		const early = earlyOf(database);
		// Told before anything else is read: the page reads what is lacking meanwhile.
		const kept = (early?.known ?? readKnown(database)).then((known) => stillKnown(known, shelf));
		const lacking = kept.then((known) =>
			say({ lacking: shelf.map(({ id }) => id).filter((id) => !known.has(id)) })
		);
		const banks = heardOf(Promise.all([kept, all]).then(([known]) => ofShelf(shelf, known)));
		const given = { asked, wanted: { banks, today } };
		if (early && (await answerEarly(early, given))) return;
		const opening = lacking.then(() => early?.sums ?? readSums(database));
		const [connection, sums] = await Promise.all([openDatabase(database), opening]);
		try {
			await answerFrom(connection, given, sums, isFirst);
		} finally {
			connection.close();
		}
	} catch (error) {
		say({ fault: { kind: faultOf(error).kind, message: String(error) } });
	}
}

interface Given {
	asked: Asked;
	wanted: Wanted;
}

const rest = async () => undefined;

/** Of what was read before anyone asked. @returns false where nothing came of it */
async function answerEarly(early: Early, { asked, wanted }: Given): Promise<boolean> {
	const listening = { share: () => undefined, standing: sayStanding };
	const found = await gatherOn(early, (gathering) =>
		figuresFrom(gathering, wanted, listening, rest)
	);
	if (found) await tell(found, asked);
	return found !== null;
}

async function answerFrom(
	connection: Connection,
	given: Given,
	sums: SumsRecord | null,
	isFirst: boolean
): Promise<void> {
	if (isFirst || !(await areSumsDue(connection))) return workOut(connection, given, sums);
	const { database } = given.asked;
	const early = heardOf(workOutStanding(connection, given.wanted).then(sayStanding));
	await afterOther(database, async () => {
		// What fails in it fails below as well.
		await early.catch(() => undefined);
		await workOut(connection, given, await readSums(database), true);
	});
}

/** @param hasWaited what needs no answers was told before another's sums were waited for */
async function workOut(
	connection: Connection,
	{ asked, wanted }: Given,
	sums: SumsRecord | null,
	hasWaited = false
): Promise<void> {
	// Who waits for this one hears of it, too.
	const others = shareTeller(asked.database);
	const share = (share: number) => {
		say({ share });
		others.tell(share);
	};
	const listening = {
		// The little that came after another's sums: that one has told the rest.
		share: hasWaited && sums ? () => undefined : share,
		standing: sayStanding
	};
	const found = await workOutProgress(connection, wanted, sums, listening, rest).finally(
		others.end
	);
	const { knowledge, forecast } = found.figures;
	// As they are now: something may have been answered meanwhile.
	if (hasWaited) sayStanding({ knowledge, forecast });
	await tell(found, asked);
}

const sayStanding = (standing: StandingFigures) => say({ standing });

async function tell({ figures, names, toKeep }: WorkedOut, { database, shelf }: Asked) {
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

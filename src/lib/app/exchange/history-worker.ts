import { copiesAreHeldByPage } from '../../store/copies-lock';
import { LearnerStore } from '../../store/learner-store';
import { openDatabase } from '../../store/open-database';
import { Cancelled, Pace } from '../../store/pace';
import { faultOf, StorageFault } from '../../store/storage-fault';
import { Unreadable } from '../../store/take-out-many';
import { TwoCopies } from '../../store/two-copies';
import type { HistoryParcel } from './history';
import type {
	FromHistoryWorker,
	HistoryAsk,
	HistoryOutcome,
	ToHistoryWorker
} from './history-messages';
import { addHistory, takeHistoryOut } from './history-work';
import { LentJournal } from './lent-journal';

const send = (message: FromHistoryWorker, moved: Transferable[] = []) =>
	self.postMessage(message, { transfer: moved });
const journal = new LentJournal(send);
const calledOff = new AbortController();
const parcels: HistoryParcel[] = [];

/** Half a million events are written here, with a connection of its own, so that the page stays free. */
async function carryOut(ask: HistoryAsk): Promise<HistoryOutcome> {
	const { about, takeOut } = ask;
	copiesAreHeldByPage();
	try {
		const connection = await openDatabase(ask.database);
		try {
			const store = new LearnerStore(connection);
			await store.takeUpGeneration();
			store.keepSecondCopy(
				new TwoCopies(Promise.resolve(ask.hasJournal ? journal : null), () => undefined)
			);
			const pace = new Pace(hundredths(), calledOff.signal);
			if (takeOut) {
				await takeHistoryOut(store, parcels, about, takeOut, pace);
				return { kind: 'taken-out' };
			}
			return {
				kind: 'added',
				added: await addHistory(store, parcels, about, pace, (kept) => send({ kept }))
			};
		} finally {
			connection.close();
		}
	} catch (error) {
		if (error instanceof Cancelled) return { kind: 'cancelled' };
		if (error instanceof Unreadable) return { kind: 'unreadable' };
		if (error instanceof StorageFault || error instanceof DOMException)
			return { kind: 'fault', fault: faultOf(error).kind, message: error.message };
		return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
	}
}

/** Only where a hundredth more is done: each is a message, and a turn of the page. */
function hundredths(): (done: number) => void {
	let told = -1;
	return (done) => {
		if (done < told + 0.01) return;
		told = done;
		send({ done });
	};
}

// Nothing more would come of it: what is asked for would be waited for for ever, or lack a part.
const broken = (error: unknown) =>
	send({ outcome: { kind: 'broken', message: error instanceof Error ? error.message : '' } });
self.onmessageerror = broken;
self.onunhandledrejection = ({ reason }) => broken(reason);

self.onmessage = async ({ data }: MessageEvent<ToHistoryWorker>) => {
	if ('parcel' in data) parcels.push(data.parcel);
	else if ('cancel' in data) calledOff.abort();
	else if ('answered' in data) journal.take(data);
	else send({ outcome: await carryOut(data.ask) });
};

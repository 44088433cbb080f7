import type { BulkAction } from '../../core/browse/bulk-action';
import type { QuestionRef } from '../../core/quiz/session-plan';
import {
	forgetDeed,
	keepDeed,
	markRead,
	MOST_EVENTS,
	readDeedEvents,
	readDeeds,
	type DeedEvent
} from '../../store/deeds/deed-store';
import { Pace } from '../../store/pace';
import { clock } from '../clock';
import type { FootnoteApp } from '../footnote-app.svelte';

/** What was done to questions in one go, and can be taken back. */
export interface Deed {
	action: BulkAction;
	/** To how many questions, by how many events. */
	count: number;
	events: number;
	/** The question, where it was done to one alone. */
	only: QuestionRef | null;
	atMs: number;
	/** Under which key its events are kept; null where they are not, and are `here`. */
	key: number | null;
	here: readonly DeedEvent[];
}

/** What is needed of an app: which log it writes to, and when to look at that again. */
export type LogInForce = Pick<FootnoteApp, 'version' | 'replaced' | 'inMemory'> & {
	store: Pick<FootnoteApp['store'], 'generation'> & {
		connection: { current: { name: string } };
	};
};

/** Tells the other tabs that something was kept or forgotten: when they hear of the log it may not be yet. */
const NEWS = 'footnote-deeds';

/**
 * What was done in the list of all questions, in this tab and in others, to be taken back one after the other, after a
 * reload too. What was done in a log that another one took the place of is forgotten.
 */
export class Deeds {
	#stack = $state.raw<readonly Deed[]>([]);
	/** The learner has closed the line that told of them. */
	#read = $state.raw<readonly Deed[]>([]);
	/** The log that they stand in. */
	#log: string | null = null;
	#busy = $state(false);
	#share = $state(0);
	readonly #news = new BroadcastChannel(NEWS);

	constructor(private readonly app: LogInForce) {
		this.#news.onmessage = () => void this.refresh();
	}

	/** Null where there is nothing to take back. */
	get last(): Deed | null {
		return this.#standing().at(-1) ?? null;
	}

	/** What was told of it was read: it can still be taken back, and is told no more. */
	isRead(deed: Deed): boolean {
		return this.#read.includes(deed);
	}

	/** Something is being done or taken back, in whatever list of this app. */
	get busy(): boolean {
		return this.#busy;
	}

	/** How much of what is being written is done, 0–1 in steps of a hundredth. */
	get share(): number {
		return this.#share;
	}

	has(deed: Deed): boolean {
		return this.#standing().includes(deed);
	}

	/**
	 * Takes in what was done before this app was opened, or elsewhere, and leaves out what was taken back there. What is
	 * being done here is seen once the list shows it, so nothing is changed meanwhile.
	 */
	async refresh(): Promise<void> {
		if (!this.#busy) await this.#refresh();
	}

	async #refresh(): Promise<void> {
		if (this.app.inMemory) return;
		const log = this.app.store.generation;
		const kept = await readDeeds(this.#learner, log, clock.nowMs());
		if (!kept || this.app.replaced || log !== this.app.store.generation) return;
		const before = this.#standing();
		const read = this.#read.filter((deed) => before.includes(deed));
		const known = (key: number) => before.find((deed) => deed.key === key);
		const stack = [
			...before.filter(({ key }) => key === null),
			...kept.map(({ key, action, count, events, only, atMs, isRead }) => {
				const deed = known(key) ?? { action, count, events, only, atMs, key, here: [] };
				if (isRead && !read.includes(deed)) read.push(deed);
				return deed;
			})
		].sort((a, b) => a.atMs - b.atMs);
		// What is the same is left as it is: whoever shows it need not do so again.
		const isSame =
			stack.length === this.#stack.length && stack.every((deed, at) => deed === this.#stack[at]);
		if (!isSame) this.#stack = stack;
		this.#read = read;
		this.#log = log;
	}

	/** Keeps what was just done, where the browser keeps anything; it can be taken back once it was added. */
	async keep(action: BulkAction, count: number, events: readonly DeedEvent[]): Promise<Deed> {
		const [atMs, only] = [clock.nowMs(), onlyOf(events)];
		const record = { learner: this.#learner, log: this.app.store.generation };
		const key = this.app.inMemory
			? null
			: await keepDeed({ ...record, atMs, action, count, only }, events);
		if (key !== null) this.#news.postMessage(null);
		const deed = { action, count, events: events.length, only, atMs, key };
		return { ...deed, here: key === null ? events : [] };
	}

	/** From now on it can be taken back. */
	add(deed: Deed): void {
		this.#stack = withinMost([...this.#standing(), deed]);
		this.#log = this.app.store.generation;
	}

	/** Its events, part by part. @throws DOMException when they cannot be read */
	async *eventsOf({ key, here }: Deed): AsyncGenerator<readonly DeedEvent[]> {
		if (key === null) yield here;
		else yield* readDeedEvents(key);
	}

	/** It was taken back, and is kept no more; it goes from sight once it was dropped. */
	async forget({ key }: Deed): Promise<void> {
		if (key === null) return;
		await forgetDeed(key);
		this.#news.postMessage(null);
	}

	drop(deed: Deed): void {
		this.#stack = this.#stack.filter((other) => other !== deed);
	}

	/**
	 * What was told was read: nobody is told of it again, nor of those before, here or later.
	 * @param until when the one that was told of was done, in ms
	 */
	async read(until: number): Promise<void> {
		const told = this.#standing().filter(({ atMs }) => atMs <= until);
		await markRead(told.flatMap(({ key }) => key ?? []));
		this.#read = [...this.#read.filter((deed) => !told.includes(deed)), ...told];
		this.#news.postMessage(null);
	}

	/**
	 * Does something while nothing else is done or taken back.
	 * @param work moves `share` by its pace; `busy` until it is over
	 * @returns false where something is under way already: then it is not done
	 * @throws what `work` throws
	 */
	async alone(work: (pace: Pace) => Promise<void>): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#share = 0;
		try {
			await work(new Pace((share) => (this.#share = Math.floor(share * 100) / 100)));
			return true;
		} finally {
			this.#busy = false;
			// What other tabs told of meanwhile.
			void this.refresh();
		}
	}

	/**
	 * Takes one back while no other tab takes any back.
	 * @returns what `work` does, or null where another tab has taken it back: then it is not done
	 */
	async takingBack<T>(deed: Deed, work: () => Promise<T>): Promise<T | null> {
		const unlessGone = async () => {
			await this.#refresh();
			return this.has(deed) ? work() : null;
		};
		if (!navigator.locks) return unlessGone();
		return navigator.locks.request(`${NEWS}-${this.#learner}`, unlessGone);
	}

	get #learner(): string {
		return this.app.store.connection.current.name;
	}

	#standing(): readonly Deed[] {
		const { version, replaced, store } = this.app;
		void version;
		return !replaced && this.#log === store.generation ? this.#stack : [];
	}
}

/** Of those whose events are here, the newest that there is room for. */
function withinMost(deeds: readonly Deed[]): Deed[] {
	let room = MOST_EVENTS;
	return deeds
		.toReversed()
		.filter(({ here }, at) => {
			room -= here.length;
			return here.length === 0 || room >= 0 || at === 0;
		})
		.reverse();
}

function onlyOf([first, ...rest]: readonly DeedEvent[]): QuestionRef | null {
	const isOne = rest.every(
		({ bank, question }) => bank === first!.bank && question === first!.question
	);
	return first && isOne ? { bank: first.bank, question: first.question } : null;
}

const known = new WeakMap<object, Deeds>();

/** Those of an app: who leaves the list and comes back can still take back what was done. */
export function deedsOf(app: LogInForce): Deeds {
	let deeds = known.get(app);
	if (!deeds) known.set(app, (deeds = new Deeds(app)));
	return deeds;
}

import { tick } from 'svelte';
import { bulkEvents, concerns, type BulkAction } from '../../core/browse/bulk-action';
import type { BrowsedRow } from '../../core/browse/browsed-bank';
import { parseSearch } from '../../core/browse/parse-search';
import {
	chooseAll,
	extendTo,
	keepShown,
	NOTHING_CHOSEN,
	renumbered,
	toggleOne,
	type RowSelection
} from '../../core/browse/row-selection';
import { searchRows } from '../../core/browse/search-rows';
import type { SearchFault, SearchTree } from '../../core/browse/search-tree';
import { BANK_ORDER, inOrder, sortRows, type Sort } from '../../core/browse/sort-rows';
import type { Card } from '../../core/memory/card';
import type { LearnerEvent } from '../../core/memory/event';
import type { QuestionRef } from '../../core/quiz/session-plan';
import { Pace } from '../../store/pace';
import { clock } from '../clock';
import type { FootnoteApp } from '../footnote-app.svelte';
import { deedsOf, type Deed, type Deeds } from './deeds.svelte';
import { loadBrowsed, type LoadedQuestions } from './load-browsed';
import { paced } from './paced';
import { keyOf, rowNumbers } from './row-numbers';

/** What was done last, for the line that says so and takes it back. */
export interface Done {
	action: BulkAction;
	/** To how many questions. */
	count: number;
	/** It was taken back. */
	undone: boolean;
}

/** What it needs of the app. */
export type BrowserKeeping = Pick<
	FootnoteApp,
	'shelf' | 'today' | 'settings' | 'version' | 'replaced' | 'inMemory' | 'stamp' | 'appendMany'
> & { store: Pick<FootnoteApp['store'], 'cardsAfter' | 'generation' | 'connection' | 'missing'> };

/** With it the order in which all of it stands. */
interface Ordered extends LoadedQuestions {
	sort: Sort;
	order: Uint32Array;
}

const NOTHING = new Uint32Array();

/** All questions of the shelf: what is looked for, how it is sorted, what is chosen, and what is done to it. */
export class QuestionBrowser {
	#query = $state('');
	#sort = $state.raw<Sort>(BANK_ORDER);
	#loaded = $state.raw<Ordered | null>(null);
	#failure = $state.raw<unknown>(null);
	#choice = $state.raw<RowSelection>(NOTHING_CHOSEN);
	#at = $state<number | null>(null);
	/** The question that is open, whatever number its row has. */
	#open = $state.raw<QuestionRef | null>(null);
	/** What was done last in this very list. */
	#done = $state.raw<Done | null>(null);
	/** The deed that it tells of, as long as it can be taken back. */
	#deed = $state.raw<Deed | null>(null);
	/** The same, and after it was taken back as well. */
	#told: Deed | null = null;
	#actFailure = $state.raw<unknown>(null);
	readonly #deeds: Deeds;
	/** Of two readings under way the later one counts. */
	#turn = 0;
	#reading: Promise<void> = Promise.resolve();
	/** What the app stood at when the last reading was begun. */
	#readVersion = -1;

	readonly #numbers = $derived(rowNumbers(this.#loaded?.browsed.rows ?? []));
	/** The row whose question is open; null where none is, or where it is on the shelf no more. */
	readonly open: number | null = $derived.by(() =>
		this.#open ? (this.#numbers.get(keyOf(this.#open)) ?? null) : null
	);
	readonly #read = $derived.by(() => parseSearch(this.#query));
	/** What was asked for last that could be read: it stays on the screen while the next is being typed. */
	#tree: SearchTree = { is: 'all', of: [] };
	#treeQuery = '';
	/** The numbers of the rows that are found, in their order. */
	readonly found: Uint32Array = $derived.by(() => {
		if (this.#read.ok) [this.#tree, this.#treeQuery] = [this.#read.tree, this.#query];
		const loaded = this.#loaded;
		return loaded ? inOrder(loaded.order, searchRows(loaded.browsed, this.#tree)) : NOTHING;
	});

	constructor(private readonly app: BrowserKeeping) {
		this.#deeds = deedsOf(app);
	}

	/** Null until it was read for the first time. */
	get loaded(): LoadedQuestions | null {
		return this.#loaded;
	}
	get failure(): unknown {
		return this.#failure;
	}
	get query(): string {
		return this.#query;
	}
	get fault(): SearchFault | null {
		return this.#read.ok ? null : this.#read.fault;
	}
	/** The search whose rows are still shown while the present one cannot be read; null where it can. */
	get standing(): string | null {
		void this.found;
		return this.#read.ok ? null : this.#treeQuery.trim();
	}
	/** As it is asked for; the rows follow as soon as they are sorted. */
	get sort(): Sort {
		return this.#sort;
	}
	get chosen(): ReadonlySet<number> {
		return this.#choice.rows;
	}
	/** The row that the keyboard is at; null where none is shown. */
	get at(): number | null {
		return this.#at;
	}
	/** Something is being done or taken back, or the list does not show yet that it was. */
	get busy(): boolean {
		return this.#deeds.busy;
	}
	/** @see Deeds.share */
	get share(): number {
		return this.#deeds.share;
	}
	/** What was done last here, or else before this list was opened, until the learner has closed the line that tells of it. */
	get done(): Done | null {
		if (this.#done && !this.#isStale) return this.#done;
		const { last } = this.#deeds;
		if (!last || this.#deeds.isRead(last)) return null;
		return { action: last.action, count: last.count, undone: false };
	}
	/** Another tab has taken back what it tells of, or the learner has closed the line there. */
	get #isStale(): boolean {
		const deed = this.#deed;
		if (deed === null || this.app.replaced) return false;
		return !this.#deeds.has(deed) || this.#deeds.isRead(deed);
	}
	/** What would be taken back, what was done before the last deed too; null where there is nothing. */
	get last(): Pick<Deed, 'action' | 'count'> | null {
		return this.#deeds.last;
	}
	get canUndo(): boolean {
		return this.last !== null;
	}
	/** Whether what would be taken back was done to this question alone. */
	isLastOn({ bank, question }: QuestionRef): boolean {
		const only = this.#deeds.last?.only;
		return only?.bank === bank && only.question === question;
	}
	/** Why the last deed was none. */
	get actFailure(): unknown {
		return this.#actFailure;
	}

	row(number: number): BrowsedRow | null {
		return this.#loaded?.browsed.rows[number] ?? null;
	}
	card(number: number): Card | null {
		return this.#loaded?.cards[number] ?? null;
	}

	/** Reads all questions and cards as they are now; what was read before stays until then. */
	load(): Promise<void> {
		this.#readVersion = this.app.version;
		return (this.#reading = this.#load());
	}

	/** Once the reading that is under way is done. */
	async isRead(): Promise<void> {
		let last;
		do await (last = this.#reading);
		while (last !== this.#reading);
	}

	async #load(): Promise<void> {
		const turn = ++this.#turn;
		try {
			const pace = new Pace();
			const [loaded] = await Promise.all([loadBrowsed(this.app, pace), this.#deeds.refresh()]);
			const sort = this.#sort;
			const order = await paced(sortRows(loaded.browsed, sort), pace);
			if (turn !== this.#turn) return;
			const before = this.#loaded?.browsed.rows;
			const place = this.#at === null ? -1 : this.found.indexOf(this.#at);
			this.#loaded = { ...loaded, sort, order };
			this.#failure = null;
			if (before && !isSameRows(before, loaded.browsed.rows)) this.#renumber(before);
			// What was done to a question may be why it is found no more: then nothing else is done to it unseen.
			this.#choice = keepShown(this.#choice, this.found);
			if (this.#at !== null && !this.found.includes(this.#at))
				this.#at = this.found[Math.min(Math.max(0, place), this.found.length - 1)] ?? null;
			// It was sorted otherwise meanwhile.
			if (sort !== this.#sort) await this.sortBy(this.#sort);
		} catch (error) {
			if (turn === this.#turn) this.#failure = error;
		}
	}

	/** Looks for something else; what is chosen and is found no more is let go. */
	search(query: string): void {
		this.#query = query;
		this.#choice = keepShown(this.#choice, this.found);
		if (this.#at !== null && !this.found.includes(this.#at)) this.#at = null;
	}

	async sortBy(sort: Sort): Promise<void> {
		this.#sort = sort;
		const loaded = this.#loaded;
		if (!loaded) return;
		const order = await paced(sortRows(loaded.browsed, sort), new Pace());
		if (this.#loaded === loaded && this.#sort === sort) this.#loaded = { ...loaded, sort, order };
	}

	goTo(row: number | null): void {
		this.#at = row;
	}
	/** Opens the question of a row, and goes there; null closes what is open. */
	openAt(number: number | null): void {
		const row = number === null ? null : this.row(number);
		this.#open = row && { bank: row.bank, question: row.question };
		if (row) this.#at = number;
	}
	toggle(row: number): void {
		this.#at = row;
		this.#choice = toggleOne(this.#choice, row);
	}
	/** Chooses from where the last range began, or else from the row in front, and goes there. */
	rangeTo(row: number): void {
		const from = this.#at ?? row;
		this.#choice = extendTo(this.#choice, this.found, from, from, row);
		this.#at = row;
	}
	chooseAll(): void {
		this.#choice = chooseAll(this.found);
	}
	chooseNone(): void {
		this.#choice = NOTHING_CHOSEN;
	}

	/** How many of them it would change; of what is chosen, where nothing else is said. */
	countFor(action: BulkAction, rows: Iterable<number> = this.chosen): number {
		let count = 0;
		for (const row of rows) if (concerns(action, this.card(row))) count++;
		return count;
	}

	/** What is chosen and can be asked, in the order in which it is shown, at most so many. */
	askable(most: number): QuestionRef[] {
		const refs: QuestionRef[] = [];
		for (const number of this.found) {
			if (refs.length >= most) break;
			const row = this.row(number);
			const isChosen = this.chosen.size === 0 || this.chosen.has(number);
			if (row?.asked && isChosen) refs.push({ bank: row.bank, question: row.question });
		}
		return refs;
	}

	/**
	 * Does something to all that is chosen, or to the rows that are given, as one writing; `done` tells of it then.
	 * @returns false where it was not done: something else is under way, or `actFailure` says why
	 */
	async act(action: BulkAction, to: Iterable<number> = this.chosen): Promise<boolean> {
		const rows = [...to].flatMap((number) => this.row(number) ?? []);
		return this.#write(async (pace) => {
			// It is done to them as they are now, and whatever numbers they have by then.
			await this.isRead();
			const making = pace.part(0, 0.05);
			const numbers = this.#numbers;
			const cards = rows.map((row) => this.card(numbers.get(keyOf(row)) ?? -1));
			const events: LearnerEvent[] = [];
			let count = 0;
			for (const [at, row] of rows.entries()) {
				const card = cards[at] ?? null;
				if (!concerns(action, card)) continue;
				count++;
				for (const event of bulkEvents(action, row, card))
					events.push({ ...this.app.stamp(), ...event });
				if (count % STEP_EVENTS === 0) await making.step(count, rows.length);
			}
			if (events.length > 0) await this.app.appendMany(events, pace.part(0.05, 1));
			const done = events.flatMap((event) =>
				'question' in event && event.bank && event.question
					? [{ id: event.id, bank: event.bank, question: event.question }]
					: []
			);
			const deed = done.length > 0 ? await this.#deeds.keep(action, count, done) : null;
			return () => {
				if (deed) this.#deeds.add(deed);
				this.#deed = this.#told = deed;
				this.#done = { action, count, undone: false };
			};
		});
	}

	/** Takes back what `done` tells of, or else the last deed that was not taken back yet. @returns as `act` */
	async undo(): Promise<boolean> {
		const told = this.#deed && this.#deeds.has(this.#deed) ? this.#deed : null;
		const deed = told ?? this.#deeds.last;
		if (!deed) return false;
		return this.#write(async (pace) => {
			const written = await this.#deeds.takingBack(deed, async () => {
				const events = await this.#undoing(deed, pace.part(0, 0.05));
				if (events.length > 0) await this.app.appendMany(events, pace.part(0.05, 1));
				await this.#deeds.forget(deed);
				return events.length;
			});
			return () => {
				this.#deeds.drop(deed);
				this.#deed = null;
				this.#told = deed;
				// Another tab has taken it back, or none of it is in this log: what is left before it is told first.
				const isUndone = written !== null && written > 0;
				this.#done = isUndone ? { action: deed.action, count: deed.count, undone: true } : null;
			};
		});
	}

	async #undoing(deed: Deed, pace: Pace): Promise<LearnerEvent[]> {
		const events: LearnerEvent[] = [];
		for await (const done of this.#deeds.eventsOf(deed)) {
			// What is no longer in the log cannot be taken back.
			const missing = await this.app.store.missing(done.map(({ id }) => id));
			for (const { id: target, bank, question } of done) {
				if (missing.has(target)) continue;
				events.push({ ...this.app.stamp(), type: 'undone', bank, question, target });
				if (events.length % STEP_EVENTS === 0) await pace.step(events.length, deed.events);
			}
		}
		return events;
	}

	/** The line about the last deed was read: it goes once that is kept. */
	async forgetDone(): Promise<void> {
		const read = this.#done;
		const told = read && !this.#isStale ? this.#told : this.#deeds.last;
		await this.#deeds.read(told?.atMs ?? clock.nowMs());
		// Something else may have been done meanwhile, and is told.
		if (this.#done !== read) return;
		this.#done = null;
		this.#deed = null;
	}

	/** @param work gives what tells of it, once the list shows it: a way back that is seen can be taken */
	async #write(work: (pace: Pace) => Promise<() => void>): Promise<boolean> {
		try {
			return await this.#deeds.alone(async (pace) => {
				this.#actFailure = null;
				const tell = await work(pace);
				await this.#readAgain();
				tell();
			});
		} catch (error) {
			this.#actFailure = error;
			return false;
		}
	}

	/** What was written is in the list. Whoever shows it begins to read by the app's version; else it is begun here. */
	async #readAgain(): Promise<void> {
		await tick();
		if (this.#readVersion !== this.app.version) void this.load();
		await this.isRead();
	}

	/** Other rows than before: what is chosen is looked for among them. */
	#renumber(before: readonly BrowsedRow[]): void {
		const [old, now] = [before.map(keyOf), (this.#loaded?.browsed.rows ?? []).map(keyOf)];
		const rows = renumbered(this.#choice.rows, old, now);
		this.#choice = keepShown(chooseAll(Uint32Array.from(rows)), this.found);
		this.#at = this.#at === null ? null : (renumbered([this.#at], old, now)[0] ?? null);
	}
}

/** So many events are made in one step: some ms. */
const STEP_EVENTS = 200;

const isSameRows = (before: readonly BrowsedRow[], now: readonly BrowsedRow[]) =>
	before.length === now.length &&
	before.every((row, at) => row === now[at] || keyOf(row) === keyOf(now[at]!));

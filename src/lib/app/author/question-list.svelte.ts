import type { BankText } from '../../core/author/bank-text';
import {
	duplicateQuestions,
	moveChosen,
	removeChosen,
	tagQuestions,
	untagQuestions
} from '../../core/author/bulk-edit';
import {
	keysAt,
	NO_CHOICE,
	placesOf,
	rangeTo,
	stillListed,
	toggleRow,
	type RowChoice
} from '../../core/author/row-choice';
import {
	listedQuestions,
	readSearch,
	searchFacts,
	searchQuestions,
	type ListedQuestion
} from '../../core/author/search-entries';
import type { FactRow } from '../../core/author/outline';
import type { DraftStore } from '../../store/drafts/draft-store';
import type { DraftEditor } from './draft-editor.svelte';
import { drafts } from './drafts';
import {
	otherDrafts,
	transferToDraft,
	transferToNewDraft,
	type Transferred
} from './transfer-to-draft';

/** All questions of a draft as a list: what is looked for, what is chosen, and what is done to all that is chosen, each as one step of the undo. */
export class QuestionList {
	#query = $state('');
	#choice = $state.raw<RowChoice>(NO_CHOICE);
	#at = $state<string | null>(null);

	readonly #search = $derived.by(() => readSearch(this.#query));
	readonly listed: readonly ListedQuestion[] = $derived.by(() =>
		listedQuestions(this.editor.outline, this.editor.report)
	);
	readonly found: readonly ListedQuestion[] = $derived.by(() =>
		searchQuestions(this.listed, this.#search)
	);
	readonly foundFacts: ReadonlySet<FactRow> = $derived.by(() =>
		searchFacts(this.editor.outline.facts, this.found, this.#search)
	);
	/** The keys of what is chosen; what has gone is no longer among them. */
	readonly chosen: readonly string[] = $derived.by(() =>
		stillListed(this.listed, this.#choice.keys)
	);
	/** The key of the row that has the focus, or would get it; null where none is shown. */
	readonly at: string | null = $derived.by(() => {
		const isShown = this.found.some(({ key }) => key === this.#at);
		return isShown ? this.#at : (this.found[0]?.key ?? null);
	});

	constructor(
		private readonly editor: DraftEditor,
		private readonly store: DraftStore = drafts
	) {}

	get query(): string {
		return this.#query;
	}
	/** What is chosen and is not found any more is let go: nothing is done to what nobody sees. */
	set query(query: string) {
		this.#query = query;
		this.#keepShown();
	}

	/** The row that has the focus. */
	goTo(key: string): void {
		this.#at = key;
	}

	toggle(key: string): void {
		this.#at = key;
		this.#choice = toggleRow(this.#choice, key);
	}

	/** Chooses from where the last range began, or else from the row with the focus, and goes there. */
	rangeTo(key: string): void {
		const from = this.at ?? key;
		const shown = this.found.map((each) => each.key);
		this.#choice = rangeTo(this.#choice, shown, from, from, key);
		this.#at = key;
	}

	chooseAll(): void {
		this.#choice = { keys: this.found.map(({ key }) => key), anchor: this.at };
	}

	chooseNone(): void {
		this.#choice = NO_CHOICE;
	}

	tag(tag: string): void {
		this.#edit((bank, places) => tagQuestions(bank, places, tag));
		this.#keepShown();
	}

	untag(tag: string): void {
		this.#edit((bank, places) => untagQuestions(bank, places, tag));
		this.#keepShown();
	}

	/** The copies are chosen then. */
	duplicate(): void {
		let copies: ReadonlySet<number> | null = null;
		this.#edit((bank, places) => {
			const doubled = duplicateQuestions(bank, places);
			copies = doubled.chosen;
			return doubled.bank;
		});
		if (!copies) return;
		this.#choice = { keys: keysAt(this.listed, copies), anchor: null };
		this.#at = this.#choice.keys[0] ?? this.#at;
	}

	/**
	 * Moves what is chosen by one within the file; where the row with the focus is not chosen, that alone.
	 * @returns where the row with the focus stands then, from 1; null where there is none
	 */
	move(by: -1 | 1, only: 'chosen' | 'focused' = 'focused'): number | null {
		const { at } = this;
		// The first row has its turn without anyone having gone there; it is the row that counts, not the place.
		this.#at = at;
		const isOwn = only === 'focused' && at !== null && !this.chosen.includes(at);
		const keys = isOwn ? [at] : this.chosen;
		this.#edit((bank, places) => moveChosen(bank, 'questions', places, by).bank, keys);
		const told = only === 'chosen' ? keys[0] : at;
		return (this.listed.find(({ key }) => key === told)?.index ?? -1) + 1 || null;
	}

	/** @returns how many have gone; the row behind them gets the focus */
	remove(): number {
		const { chosen } = this;
		const next = this.#behind(chosen);
		this.#remove(chosen);
		this.#choice = NO_CHOICE;
		this.#at = next;
		return chosen.length;
	}

	/** The other banks that what is chosen can go to. */
	targets() {
		return otherDrafts(this.store, this.editor.draft.id);
	}

	/**
	 * Puts what is chosen into another draft, or a new one of that title, and then takes it away here if it is to move: what is cut off between the two
	 * is there twice, and never lost.
	 * @throws StorageFault
	 */
	async send(to: string | { title: string }, how: 'copy' | 'move'): Promise<Transferred> {
		this.editor.readNow();
		const { chosen } = this;
		const places = placesOf(this.listed, chosen);
		const { texts } = this.editor;
		const transfer =
			typeof to === 'string'
				? await transferToDraft(this.store, texts, places, to)
				: await transferToNewDraft(this.store, texts, places, to.title);
		if (!transfer.ok || how === 'copy') return transfer;
		const next = this.#behind(chosen);
		this.#remove(chosen);
		this.#choice = NO_CHOICE;
		this.#at = next;
		return transfer;
	}

	#edit(
		change: (bank: BankText, places: ReadonlySet<number>) => BankText,
		keys: readonly string[] = this.chosen
	): void {
		this.editor.readNow();
		const places = placesOf(this.listed, keys);
		if (places.size > 0) this.editor.edit((bank) => change(bank, places));
	}

	#remove(keys: readonly string[]): void {
		this.editor.readNow();
		const places = placesOf(this.listed, keys);
		if (places.size > 0) this.editor.editAway((bank) => removeChosen(bank, 'questions', places));
	}

	#keepShown(): void {
		const keys = stillListed(this.found, this.#choice.keys);
		this.#choice = { ...this.#choice, keys };
	}

	/** The first row behind those, else the last before them. */
	#behind(keys: readonly string[]): string | null {
		const rest = this.found.filter(({ key }) => !keys.includes(key));
		const first = this.found.findIndex(({ key }) => keys.includes(key));
		const next = rest.find((each) => this.found.indexOf(each) > first) ?? rest.at(-1);
		return next?.key ?? null;
	}
}

import { itemsOf } from '../../core/author/bank-text';
import { coverageOf, type PassageCoverage } from '../../core/author/coverage';
import {
	insertItem,
	moveItem,
	newItem,
	removeItem,
	replaceItem
} from '../../core/author/edit-bank-text';
import { idOfCopy, speakersInUse, tagsInUse } from '../../core/author/names-in-use';
import { newFact, newQuestion, ofType } from '../../core/author/new-entry';
import {
	fieldsOf,
	type FactRow,
	type QuestionRow,
	type SourceRow,
	type WrittenType
} from '../../core/author/outline';
import type { Place } from '../../core/author/place';
import {
	addSource,
	removeSource,
	setSourceText,
	showSourceText,
	textsOf,
	type DraftState
} from '../../core/author/set-source';
import { SourceAnchors } from '../../core/author/source-anchors';
import { readSource } from '../../core/author/source-text';
import { suggestClaim } from '../../core/author/suggest-claim';
import { removeFact, restingOn, type Resting } from '../../core/author/remove-fact';
import { BANK_FILE } from './drafts';
import type { DraftEditor } from './draft-editor.svelte';

/** What lies on the desk while a bank is written in forms: the source that is shown, what is open, and what can be done with it. */
export class WriteDesk {
	#place = $state.raw<Place>({ kind: 'none' });
	#opens = $state(0);
	/** What lies beside the form: a source with what was made of it, or the list of all questions. */
	part = $state<'source' | 'questions'>('source');
	/** By its place in the file; may be past the end when sources have gone. */
	#sourceAt = $state(0);

	readonly #outline = $derived.by(() => this.editor.outline);
	readonly locked: boolean = $derived.by(
		() => this.editor.readOnly || this.editor.problem !== null
	);
	/** Where the source that is shown stands in the file. */
	readonly sourceAt: number = $derived.by(() =>
		Math.min(this.#sourceAt, this.#outline.sources.length - 1)
	);
	readonly source: SourceRow | undefined = $derived.by(() => this.#outline.sources[this.sourceAt]);
	/** Of the source that is shown; empty where its text is not here. */
	readonly paragraphs: readonly string[] = $derived.by(() => this.#paragraphsIn(this.source?.id));
	readonly covered: readonly PassageCoverage[] = $derived.by(() => {
		const { facts, questions } = this.#outline;
		if (!this.source) return [];
		const passages = Math.max(this.source.count, this.paragraphs.length);
		const { id } = this.source;
		this.#coveredLast = coverageOf(id, passages, facts, questions, this.#coveredLast);
		return this.#coveredLast;
	});
	#coveredLast: readonly PassageCoverage[] = [];
	/** Where the quotations of all facts stand. */
	readonly anchors: SourceAnchors = $derived.by(
		() =>
			(this.#anchorsLast = new SourceAnchors(
				this.#outline,
				this.editor.texts,
				this.editor.passages,
				this.#anchorsLast?.stale
			))
	);
	#anchorsLast: SourceAnchors | null = null;
	/** Where what is open stands in its list; -1 where it is none of it. */
	readonly factAt: number = $derived.by(() => this.#at('fact', this.#outline.facts));
	readonly questionAt: number = $derived.by(() => this.#at('question', this.#outline.questions));
	readonly fact: FactRow | undefined = $derived.by(() => this.#outline.facts[this.factAt]);
	readonly question: QuestionRow | undefined = $derived.by(
		() => this.#outline.questions[this.questionAt]
	);
	readonly tags: string[] = $derived.by(() => tagsInUse(this.#outline));
	readonly speakers: string[] = $derived.by(() =>
		speakersInUse(
			this.#outline,
			this.source?.author ?? '',
			this.paragraphs[(this.fact?.passage ?? 0) - 1] ?? ''
		)
	);
	/** Whether there is a form to show. */
	readonly isOpen: boolean = $derived.by(
		() =>
			this.#place.kind === 'bank' ||
			this.#place.kind === 'new-source' ||
			(this.#place.kind === 'source' && this.#outline.sources[this.#place.index] !== undefined) ||
			this.fact !== undefined ||
			this.question !== undefined
	);

	constructor(readonly editor: DraftEditor) {}

	get place(): Place {
		return this.#place;
	}

	/** Counts what was opened, the same again too: each time the form gets the focus. */
	get opens(): number {
		return this.#opens;
	}

	open(place: Place): void {
		this.#place = place;
		this.#opens++;
	}

	close(): void {
		this.#place = { kind: 'none' };
	}

	/** Shows another source. */
	show(sourceAt: number): void {
		this.#sourceAt = sourceAt;
	}

	/** Takes in a source: a text, a page, or what was pasted of one. @param name of its file, or empty */
	takeSource(content: string, name: string): void {
		this.editor.editAll(textsOf(addSource(this.#standing(), readSource(content, name))));
		this.show(this.#outline.sources.length - 1);
		this.open({ kind: 'source', index: this.sourceAt });
	}

	showText(index: number, shown: boolean): void {
		this.editor.editAll(textsOf(showSourceText(this.#standing(), index, shown)));
	}

	setText(index: number, text: string): void {
		this.editor.editAll(textsOf(setSourceText(this.#standing(), index, text)), `text ${index}`);
	}

	removeSource(index: number): void {
		this.editor.editAll(textsOf(removeSource(this.#standing(), index)));
		this.close();
	}

	/** A fact of words in the source that is shown. @param from and `to` count UTF-16 units in the paragraph */
	makeFact(passage: number, from: number, to: number): void {
		const { source } = this;
		if (!source) return;
		const paragraph = this.paragraphs[passage - 1] ?? '';
		const entry = newFact(this.#outline, {
			source: source.id,
			passage,
			quote: paragraph.slice(from, to),
			...suggestClaim(paragraph, from, to, source.author)
		});
		this.editor.edit((bank) => insertItem(bank, 'facts', this.#placeInFacts(passage), entry));
		this.open({ kind: 'fact', id: String(entry.id) });
	}

	makeQuestion({ id }: FactRow, type: WrittenType = 'single'): void {
		const { questions } = this.#outline;
		const entry = newQuestion(this.#outline, type, id);
		const last = questions.findLastIndex(({ facts }) => facts.includes(id));
		this.editor.edit((bank) => insertItem(bank, 'questions', last + 1 || questions.length, entry));
		this.open({ kind: 'question', id: String(entry.id) });
	}

	/** Makes the question that is open one of another type. */
	changeType(type: WrittenType): void {
		const { questionAt: at, question: row } = this;
		this.editor.editAway((bank) =>
			row && itemsOf(bank, 'questions')[at]
				? replaceItem(bank, 'questions', at, newItem(ofType(type, row)))
				: bank
		);
	}

	/** A copy of the fact or question that is open, after it. */
	duplicate(): void {
		const { list, at, row } = this.#entry();
		if (!row) return;
		const id = idOfCopy(this.#outline, row.id);
		const fields = fieldsOf(row.item) as Record<string, never>;
		this.editor.edit((bank) => insertItem(bank, list, at + 1, { ...fields, id }));
		this.open({ kind: list === 'facts' ? 'fact' : 'question', id });
	}

	/** Moves the fact or question that is open within its list. */
	move(by: -1 | 1): void {
		const { list, at } = this.#entry();
		this.editor.edit((bank) => moveItem(bank, list, at, at + by));
	}

	/** What rests on the fact that is open. */
	get resting(): Resting {
		return restingOn(this.#outline, this.factAt);
	}

	/** Takes the fact or question that is open away. */
	remove(): void {
		const { list, at } = this.#entry();
		this.editor.editAway((bank) =>
			list === 'facts' ? removeFact(bank, at) : removeItem(bank, list, at)
		);
		this.close();
	}

	#entry() {
		return this.fact
			? { list: 'facts' as const, at: this.factAt, row: this.fact }
			: { list: 'questions' as const, at: this.questionAt, row: this.question };
	}

	#at(kind: 'fact' | 'question', rows: readonly { id: string }[]): number {
		const place = this.#place;
		return place.kind === kind ? rows.findIndex(({ id }) => id === place.id) : -1;
	}

	#paragraphsIn(id: string | undefined): readonly string[] {
		const row = this.#outline.sources.find((each) => each.id === id);
		return row ? this.editor.passages.of(row, this.editor.texts) : [];
	}

	/** After the last fact of an earlier passage, so that the file reads as the source does. */
	#placeInFacts(passage: number): number {
		const { facts } = this.#outline;
		const last = facts.findLastIndex(
			(each) => each.source === this.source?.id && each.passage <= passage
		);
		return last + 1 || facts.length;
	}

	#standing(): DraftState {
		return { bank: this.editor.bank, texts: this.editor.texts, bankFile: BANK_FILE };
	}
}

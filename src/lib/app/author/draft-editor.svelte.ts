import { joinText, splitText, type BankText } from '../../core/author/bank-text';
import {
	doAgain,
	noteEdit,
	NO_HISTORY,
	takeBack,
	type DraftTexts,
	type EditHistory
} from '../../core/author/edit-history';
import { withoutIdlePictures } from '../../core/author/idle-pictures';
import { outlineOf, type Outline } from '../../core/author/outline';
import { SourcePassages } from '../../core/author/source-passages';
import { splitNear } from '../../core/author/split-near';
import { lineIndex } from '../../core/bank/line-index';
import { BANK_FILE, type DraftReport } from '../../store/drafts/check-texts';
import type { Finding } from '../../core/bank/finding';
import { followFindings } from '../../core/author/follow-findings';
import type { OtherBanks } from '../../store/drafts/check-draft-worker';
import { DraftChecker } from '../../store/drafts/draft-checker';
import type { DraftRecord, DraftSummary, RevisionReason } from '../../store/drafts/draft-database';
import { DraftOvertaken, type DraftStore } from '../../store/drafts/draft-store';
import { clock } from '../clock';

/** `saved`: all is on disk. `saving`: it soon will be. `failed`: the last try did not go through, and is repeated. `overtaken`: another tab has saved something else. */
export type SaveState = 'saved' | 'saving' | 'failed' | 'overtaken';

/** After the last key, in ms. */
const SAVE_AFTER_MS = 400;
const CHECK_AFTER_MS = 250;
/** What was written is read once the typing rests for so long, */
const READ_AFTER_MS = 150;
/** and where that is not readable by itself, the whole bank after so much more: that takes longer than may pass between two keys. */
const READ_ALL_AFTER_MS = 850;
const AGAIN_MS = 3000;
/** A state is kept after so much work on it, in ms. */
const KEEP_EVERY_MS = 5 * 60_000;

/**
 * A draft that is open in this tab. The bank's file is the one truth: forms change pieces of it, the text view all of it,
 * and both see what the other did.
 */
export class DraftEditor {
	#texts = $state.raw<DraftTexts>({});
	#bank = $state.raw<BankText>({ preamble: '', parts: [], tail: '' });
	#problem = $state.raw<{ line: number; column: number; text: string } | null>(null);
	#history = $state.raw<EditHistory>(NO_HISTORY);
	/** With what it is about, which may have changed since. */
	#report = $state.raw<{ found: DraftReport; checked: Outline } | null>(null);
	#asked: Outline;
	#save = $state<SaveState>('saved');
	#fault = $state.raw<unknown>(null);
	readonly outline: Outline = $derived(outlineOf(this.#bank));
	/** The texts of its sources in paragraphs. */
	readonly passages = new SourcePassages();
	readonly #followed: DraftReport | null = $derived.by(() => {
		if (!this.#report) return null;
		const { found, checked } = this.#report;
		const follow = <F extends Finding>(findings: F[]) =>
			followFindings(findings, checked, this.outline);
		return {
			...found,
			errors: follow(found.errors),
			warnings: follow(found.warnings),
			dismissed: follow(found.dismissed)
		};
	});

	#saves: number;
	#saving: Promise<void> | null = null;
	#dirty = false;
	#keptMs: number;
	#saveTimer: ReturnType<typeof setTimeout> | null = null;
	#checkTimer: ReturnType<typeof setTimeout> | null = null;
	/** Set while the pieces are older than the text. */
	#readTimer: ReturnType<typeof setTimeout> | null = null;
	#checker: DraftChecker;

	/** @param readOnly another tab is editing it */
	constructor(
		private readonly store: DraftStore,
		readonly draft: DraftRecord,
		readonly readOnly: boolean
	) {
		this.#saves = draft.saves;
		this.#keptMs = clock.nowMs();
		this.#checker = new DraftChecker((found) => (this.#report = { found, checked: this.#asked }));
		this.#show(draft.texts);
		if (!readOnly) void this.#keep('opened');
		this.#asked = this.outline;
		this.#checker.ask(draft.texts);
	}

	/** Its questions are compared with those of these banks, too. */
	compareWith(others: OtherBanks): void {
		this.#checker.compareWith(others);
		this.#asked = this.outline;
		this.#checker.ask(this.#texts);
	}

	/** The bank's file and the texts of its sources, by name. */
	get texts(): DraftTexts {
		return this.#texts;
	}

	/** The bank's file in pieces; as it was when it could last be read. */
	get bank(): BankText {
		return this.#bank;
	}

	/** Why the file cannot be read as it is now, and where (from 1); forms then wait until it is mended in the text. */
	get problem(): { line: number; column: number; text: string } | null {
		return this.#problem;
	}

	/** What the checks found; null until they have run once. */
	get report(): DraftReport | null {
		return this.#followed;
	}

	get saveState(): SaveState {
		return this.#save;
	}

	/** Why the last try to save failed. */
	get fault(): unknown {
		return this.#fault;
	}

	get canUndo(): boolean {
		return this.#history.done.length > 0;
	}

	get canRedo(): boolean {
		return this.#history.undone.length > 0;
	}

	/**
	 * Changes the bank by its pieces. Nothing happens while the file cannot be read, or in a tab that only looks on.
	 * @param field typing on in it is one step of the undo
	 */
	edit(change: (bank: BankText) => BankText, field: string | null = null): void {
		this.readNow();
		if (this.#problem) return;
		const bank = change(this.#bank);
		this.#change({ ...this.#texts, [BANK_FILE]: joinText(bank) }, field, bank);
	}

	/** Like `edit`, for what takes entries away: pictures that no question shows then go as well, in the same step. */
	editAway(change: (bank: BankText) => BankText, field: string | null = null): void {
		this.readNow();
		if (this.#problem) return;
		const bank = change(this.#bank);
		const texts = { ...this.#texts, [BANK_FILE]: joinText(bank) };
		this.#change(withoutIdlePictures(bank, texts), field, bank);
	}

	/**
	 * Changes a text as a whole, the bank's file or that of a source; undefined takes it away.
	 * @param field as in `edit`; while someone types on in it, the bank's pieces are read when the typing rests
	 */
	setText(name: string, text: string | undefined, field: string | null = null): void {
		const { [name]: _, ...others } = this.#texts;
		const texts = text === undefined ? others : { ...this.#texts, [name]: text };
		if (field === null) this.#change(texts, field);
		else this.#change(texts, field, 'later');
	}

	/** Reads the pieces of the bank, where its text has changed since; `setText` may leave that for a moment. */
	readNow(): void {
		if (!this.#readTimer) return;
		clearTimeout(this.#readTimer);
		this.#readTimer = null;
		this.#read();
	}

	/** Several texts and the bank at once, as one step. */
	editAll(texts: DraftTexts, field: string | null = null): void {
		this.#change(texts, field);
	}

	undo(): void {
		const step = takeBack(this.#history, this.#texts);
		if (step) this.#stepTo(step);
	}

	redo(): void {
		const step = doAgain(this.#history, this.#texts);
		if (step) this.#stepTo(step);
	}

	/** Puts an earlier state in the place of this one; what stood here is kept, and the step can be undone. */
	async restore(texts: DraftTexts): Promise<void> {
		await this.#keep('before-restore');
		this.#change(texts, null);
	}

	/** Resolves when all that was done is on disk, or could not be brought there. */
	async flush(): Promise<void> {
		if (this.#saveTimer) clearTimeout(this.#saveTimer);
		this.#saveTimer = null;
		await this.#saving;
		if (this.#dirty) await this.#saveNow();
	}

	/** Keeps the state as one that can be gone back to. */
	async keepState(reason: RevisionReason): Promise<void> {
		await this.flush();
		await this.#keep(reason);
	}

	/** Saves what is left and lets go. */
	async close(): Promise<void> {
		await this.flush();
		if (this.#checkTimer) clearTimeout(this.#checkTimer);
		this.#checker.close();
		if (!this.readOnly) await this.#keep('worked-on');
	}

	#change(texts: DraftTexts, field: string | null, bank?: BankText | 'later'): void {
		if (this.readOnly) return;
		this.#history = noteEdit(this.#history, this.#texts, texts, field, clock.nowMs());
		this.#show(texts, bank);
		this.#later();
	}

	#stepTo({ history, texts }: { history: EditHistory; texts: DraftTexts }): void {
		if (this.readOnly) return;
		this.#history = history;
		this.#show(texts);
		this.#later();
	}

	#show(texts: DraftTexts, bank?: BankText | 'later'): void {
		const before = this.#texts[BANK_FILE];
		this.#texts = texts;
		const isSame = texts[BANK_FILE] === before;
		if (bank === 'later') {
			if (isSame) return;
			if (this.#readTimer) clearTimeout(this.#readTimer);
			this.#readTimer = setTimeout(() => this.#readNear(), READ_AFTER_MS);
			return;
		}
		if (this.#readTimer) clearTimeout(this.#readTimer);
		const isBehind = this.#readTimer !== null;
		this.#readTimer = null;
		if (bank) this.#bank = bank;
		else if (!isSame || isBehind) this.#read();
	}

	/** Reads what changed, by itself; where that cannot be read, what is there stays until the typing rests. */
	#readNear(): void {
		if (!this.#readTimer) return;
		if (splitNear(this.#texts[BANK_FILE] ?? '', this.#bank) !== 'unreadable') {
			this.readNow();
			return;
		}
		clearTimeout(this.#readTimer);
		this.#readTimer = setTimeout(() => this.readNow(), READ_ALL_AFTER_MS);
	}

	#read(): void {
		const text = this.#texts[BANK_FILE] ?? '';
		const near = splitNear(text, this.#bank);
		const isRead = near !== null && near !== 'unreadable';
		const result = isRead ? { ok: true as const, bank: near } : splitText(text, this.#bank);
		if (result.ok) this.#bank = result.bank;
		this.#problem = result.ok
			? null
			: { ...lineIndex(text)(result.offset), text: result.problem.split('\n')[0]! };
	}

	#later(): void {
		this.#dirty = true;
		if (this.#save !== 'overtaken') this.#save = 'saving';
		if (this.#saveTimer) clearTimeout(this.#saveTimer);
		this.#saveTimer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
		if (this.#checkTimer) clearTimeout(this.#checkTimer);
		this.#checkTimer = setTimeout(() => {
			this.#asked = this.outline;
			this.#checker.ask(this.#texts);
		}, CHECK_AFTER_MS);
	}

	#saveNow(): Promise<void> {
		if (this.#save === 'overtaken') return Promise.resolve();
		const texts = this.#texts;
		this.#dirty = false;
		this.#saving = this.store
			.save(this.draft.id, texts, this.#about(), this.#saves, clock.nowMs())
			.then(
				(saves) => {
					this.#saves = saves;
					this.#fault = null;
					this.#save = this.#dirty ? 'saving' : 'saved';
					if (clock.nowMs() - this.#keptMs > KEEP_EVERY_MS) void this.#keep('worked-on');
				},
				(error: unknown) => {
					this.#fault = error;
					this.#dirty = true;
					this.#save = error instanceof DraftOvertaken ? 'overtaken' : 'failed';
					if (this.#save === 'failed')
						this.#saveTimer = setTimeout(() => void this.flush(), AGAIN_MS);
				}
			)
			.finally(() => (this.#saving = null));
		return this.#saving;
	}

	async #keep(reason: RevisionReason): Promise<void> {
		this.#keptMs = clock.nowMs();
		// An earlier state less is no harm to the draft itself.
		await this.store
			.keepRevision(this.draft.id, this.#texts, this.#about(), reason, this.#keptMs)
			.catch(() => undefined);
	}

	#about(): DraftSummary {
		this.#readNear();
		const { title, facts, questions } = this.outline;
		return { title, facts: facts.length, questions: questions.length };
	}
}

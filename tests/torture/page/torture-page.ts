import { automaticBackups, openAutomaticBackup } from '../../../src/lib/app/automatic-backups';
import { checkData } from '../../../src/lib/app/data-check';
import { FootnoteApp } from '../../../src/lib/app/footnote-app.svelte';
import { addBackup, previewBackup, replaceByBackup } from '../../../src/lib/app/restore-backup';
import type { Answered, LearnerEvent } from '../../../src/lib/core/memory/event';
import { isFault, type Finding } from '../../../src/lib/core/memory/finding';
import { BACKUP_LIMITS, type BackupContent } from '../../../src/lib/store/backup/backup';
import { readBackup } from '../../../src/lib/store/backup/read-backup';
import { writeBackup } from '../../../src/lib/store/backup/write-backup';
import type { SessionRecord } from '../../../src/lib/store/database-schema';
import type { CopyState } from '../../../src/lib/store/two-copies';
import { EVERY_WRITE, type ReadyWrite, type WriteName } from './every-write';
import { answerTo, newSession, SESSION_LENGTH } from './made-up-learner';

/** What the proofs call in the page: the app itself, without its screens. */
export interface Torture {
	/** Opens the learner's log as a tab of the app does, healing included. */
	open(name?: string): Promise<void>;
	/** Answers for ever, as fast as it can, so many in one write; each kept answer's id is told by `say`. */
	flood(atOnce: number): void;
	/** So many answers, with reviews, undos and flags among them; the ids of the answers. */
	study(answers: number, seed: number): Promise<string[]>;
	/** Events that are not in any log yet, for a backup. */
	makeEvents(count: number): LearnerEvent[];
	restore(events: LearnerEvent[], sessions: SessionRecord[]): Promise<number>;
	/** Makes a backup file, as if someone had chosen it: `add` and `replace` read it. */
	choose(events: LearnerEvent[]): Promise<void>;
	/** Adds the chosen file to what is here, from its bytes on. */
	add(): Promise<void>;
	/** Puts the chosen file in the place of what is here, from its bytes on. */
	replace(): Promise<void>;
	/** Names of the automatic backups that are listed, and of those among them that cannot be read. */
	backups(): Promise<{ listed: string[]; unsound: string[] }>;
	/** Makes one of the writes ready; `write` does it. */
	ready(name: WriteName): Promise<Omit<ReadyWrite, 'act'>>;
	/** Does what was made ready. @returns null when it was done, else what was told instead */
	write(): Promise<string | null>;
	/** How this tab says that the second copy fares. */
	secondCopy(): CopyState;
	/** What the app's own check finds amiss, in both copies and in all that is derived. */
	check(): Promise<Finding[]>;
	rebuild(): Promise<void>;
	/** The log and the cards as this tab sees them. */
	state(): Promise<{ ids: string[]; cards: string }>;
}

declare global {
	var torture: Torture;
	/** Set by support/hear-page.ts. */
	var say: (text: string) => void;
}

let app: FootnoteApp;
let chosen: Blob;
let written: ReadyWrite;

globalThis.torture = {
	async open(name) {
		app = await FootnoteApp.open(name);
	},

	flood(atOnce) {
		void answerForEver(atOnce);
	},

	async study(answers, seed) {
		const ids: string[] = [];
		let session = newSession();
		for (let n = 0; n < answers; n++) {
			if (n % SESSION_LENGTH === 0) {
				session = newSession();
				await app.saveSession(closed(session));
			}
			const turn = seed + n;
			const answer = answerTo(app.stamp(), session.id, turn, n % 3 === 0 ? 'review' : 'study');
			await keep([answer]);
			ids.push(answer.id);
			if (n % 7 === 3) await takeBack(answer);
			if (n % 11 === 5) await rate(answer);
			if (n % 13 === 6) await flag(answer);
		}
		return ids;
	},

	makeEvents: (count) =>
		Array.from({ length: count }, (_, n) => answerTo(app.stamp(), 'made-up', n, 'study')),

	async restore(events, sessions) {
		return (await app.restore(events, sessions)).added;
	},

	async choose(events) {
		chosen = (await writeBackup(events, [], Date.now())).file;
	},

	async add() {
		await addBackup(app, await readChosen());
	},

	async replace() {
		await replaceByBackup(app, await readChosen());
	},

	async backups() {
		const listed = ((await automaticBackups(app.store)) ?? []).map(({ name }) => name);
		const unsound: string[] = [];
		for (const name of listed) {
			const read = await readBackup(await openAutomaticBackup(app.store, name), BACKUP_LIMITS);
			if (!read.ok) unsound.push(name);
		}
		return { listed, unsound };
	},

	async ready(name) {
		const { act: _act, ...rest } = (written = await EVERY_WRITE[name](app));
		return rest;
	},

	write: () => written.act().then(() => null, String),

	secondCopy: () => app.secondCopy,

	async check() {
		return (await checkData(app)).findings.filter(isFault);
	},

	rebuild: () => app.store.rebuild(),

	async state() {
		const [events, cards] = await Promise.all([app.store.allEvents(), app.store.allCards()]);
		return { ids: events.map(({ id }) => id), cards: JSON.stringify(cards) };
	}
};

/** As the settings show it before it is taken in. */
async function readChosen(): Promise<BackupContent> {
	const read = await previewBackup(app, chosen);
	if (!read.ok) throw new Error(`The chosen file cannot be read (${read.problem.code}).`);
	return read.preview.backup;
}

async function answerForEver(atOnce: number): Promise<never> {
	for (let turn = 0; ;) {
		const session = await begun();
		for (let n = 0; n < SESSION_LENGTH; n += atOnce) {
			const answers = Array.from({ length: atOnce }, () =>
				answerTo(app.stamp(), session.id, turn++, 'study')
			);
			const isLast = n + atOnce >= SESSION_LENGTH;
			await keep(answers, isLast ? closed(session) : undefined);
			say(answers.map(({ id }) => id).join(' '));
		}
	}
}

async function begun(): Promise<SessionRecord> {
	const session = newSession();
	await app.saveSession(session);
	return session;
}

/** As a session does: the card is read when the question comes up, and the answer kept later; or several, as a test. */
async function keep(answers: Answered[], session?: SessionRecord): Promise<void> {
	const [first] = answers;
	if (first && answers.length === 1) await app.store.card(first.bank, first.question);
	await app.append(answers, session);
}

const takeBack = ({ bank, question, session, id }: Answered) =>
	app.append([{ ...app.stamp(), type: 'undone', bank, question, session, target: id }]);

const rate = ({ bank, question, id }: Answered) =>
	app.append([{ ...app.stamp(), type: 'rated', bank, question, answer: id, rating: 'hard' }]);

const flag = ({ bank, question }: Answered) =>
	app.append([{ ...app.stamp(), type: 'flagged', bank, question, on: true }]);

function closed({ open: _open, ...rest }: SessionRecord): SessionRecord {
	return rest;
}

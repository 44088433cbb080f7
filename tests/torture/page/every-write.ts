import { autoBackup } from '../../../src/lib/app/auto-backup';
import { repairData } from '../../../src/lib/app/data-check';
import type { FootnoteApp } from '../../../src/lib/app/footnote-app.svelte';
import { noteDownload } from '../../../src/lib/app/outside-backup';
import { addBackup, previewBackup, replaceByBackup } from '../../../src/lib/app/restore-backup';
import { backupFile, resetProgress, undoReset } from '../../../src/lib/app/settings-data';
import type { Answered } from '../../../src/lib/core/memory/event';
import { BACKUP_LIMITS, type BackupContent } from '../../../src/lib/store/backup/backup';
import { readBackup } from '../../../src/lib/store/backup/read-backup';
import { writeBackup } from '../../../src/lib/store/backup/write-backup';
import { answerTo, newSession } from './made-up-learner';

/** How many answers a made-up test, or a made-up backup, holds. */
const ANSWERS = 12;

/** A write that is ready to be done, as often as it takes. */
export interface ReadyWrite {
	/** How many events the log holds more when it has been done. */
	adds: number;
	/** Doing it again when it has been done changes nothing. */
	once: boolean;
	/** The ids of the log that takes the place of the one that is here; null where none does. */
	replacedBy: string[] | null;
	/** The session that has ended when it has been done. */
	ends: string | null;
	/** @throws when it was not done */
	act(): Promise<unknown>;
}

/** What the app writes besides an answer, each by the way that its screens take; called once, it makes ready. */
export const EVERY_WRITE = {
	settings: (app) => more(1, () => app.changeSettings({ newPerDay: 20 })),

	reset: (app) => more(1, () => resetProgress(app)),

	async 'undo of a reset'(app) {
		const reset = await resetProgress(app);
		return more(1, () => undoReset(app, reset));
	},

	async 'handing in'(app) {
		const session = newSession();
		await app.saveOpenSession(session);
		const answers = made(app, session.id);
		const { open: _open, ...over } = session;
		const act = () => app.handIn(answers, over);
		return { ...more(ANSWERS, act), once: true, ends: session.id };
	},

	'automatic backup': (app) => more(0, () => autoBackup(app.store, 'reset')),

	'backup as a file': (app) =>
		more(0, async () => {
			const { file, answers } = await backupFile(app);
			await noteDownload(app, answers);
			const read = await readBackup(file, BACKUP_LIMITS);
			if (!read.ok) throw new Error(`UNSOUND ${read.problem.code}`);
		}),

	async adding(app) {
		const content = await chosen(app, made(app, 'added'));
		return { ...more(ANSWERS, () => addBackup(app, content)), once: true };
	},

	async replacing(app) {
		const content = await chosen(app, made(app, 'replacing'));
		const replacedBy = content.events.map(({ id }) => id);
		return { ...more(0, () => replaceByBackup(app, content)), once: true, replacedBy };
	},

	rebuild: (app) => more(0, () => app.store.rebuild()),

	repair: (app) => more(0, () => repairData(app, []))
} satisfies Record<string, (app: FootnoteApp) => ReadyWrite | Promise<ReadyWrite>>;

export type WriteName = keyof typeof EVERY_WRITE;

const more = (adds: number, act: () => Promise<unknown>): ReadyWrite => ({
	adds,
	once: false,
	replacedBy: null,
	ends: null,
	act
});

const made = (app: FootnoteApp, session: string): Answered[] =>
	Array.from({ length: ANSWERS }, (_, n) => answerTo(app.stamp(), session, n, 'study'));

/** As from a file that someone chose. */
async function chosen(app: FootnoteApp, events: Answered[]): Promise<BackupContent> {
	const { file } = await writeBackup(events, [], Date.now());
	const read = await previewBackup(app, file);
	if (!read.ok) throw new Error(`The chosen file cannot be read (${read.problem.code}).`);
	return read.preview.backup;
}

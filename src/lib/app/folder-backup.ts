import { countAnswers } from '../core/memory/count-answers';
import { m } from '$lib/paraglide/messages';
import { keepBackup, rotateBackups } from '../store/backup/backup-folder';
import { listBackups } from '../store/backup/backup-list';
import { NotReadBack, writeBackup } from '../store/backup/write-backup';
import { Pace } from '../store/pace';
import { changePlaces, readPlaces } from '../store/places';
import { isADayOld } from './auto-backup';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

/** What TypeScript's own library does not know yet of the File System Access API. */
type AskableFolder = FileSystemDirectoryHandle & {
	queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
	requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
};
interface FolderPicker {
	showDirectoryPicker?(options: { id: string; mode: 'readwrite' }): Promise<AskableFolder>;
}

/** The folder that the learner chose. */
export interface ChosenFolder {
	name: string;
	/** `ask`: the browser wants to be asked again, by a click. `refused`: it may not be written to. */
	permission: 'granted' | 'ask' | 'refused';
	/** Why the last try to write there failed; null when it did not. */
	failed: string | null;
}

export const canChooseFolder = () => 'showDirectoryPicker' in globalThis;

export async function chosenFolder(app: FootnoteApp): Promise<ChosenFolder | null> {
	const { folder, folderFailed } = await readPlaces(nameOf(app));
	if (!folder) return null;
	const permission = await permissionOf(folder);
	return { name: folder.name, permission, failed: folderFailed ?? null };
}

/**
 * Asks for a folder and writes the first backup there. To be called from a click.
 * @returns the number of answers in it, or null when the learner chose none
 * @throws when the folder cannot be kept in mind, or not be written to
 */
export async function chooseFolder(app: FootnoteApp, pace = new Pace()): Promise<number | null> {
	const { showDirectoryPicker } = globalThis as FolderPicker;
	let folder: AskableFolder | undefined;
	try {
		folder = await showDirectoryPicker?.({ id: 'footnote-backups', mode: 'readwrite' });
	} catch (error) {
		// Closing the picker is no fault.
		if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
	}
	if (!folder) return null;
	const chosen = folder;
	return alone(app, async () => {
		await changePlaces(nameOf(app), {
			folder: chosen,
			inFolder: undefined,
			folderFailed: undefined
		});
		return backupToFolder(app, pace);
	});
}

/** Asks the browser for the folder again, and writes a backup there. To be called from a click. @returns as `chooseFolder` */
export async function allowFolder(app: FootnoteApp, pace = new Pace()): Promise<number | null> {
	const { folder } = await readPlaces(nameOf(app));
	const asked = await (folder as AskableFolder | undefined)?.requestPermission?.({
		mode: 'readwrite'
	});
	return asked === 'denied' ? null : alone(app, () => backupToFolder(app, pace));
}

/** No more backups go there; those that did stay. */
export function leaveFolder(app: FootnoteApp): Promise<void> {
	const none = { folder: undefined, inFolder: undefined, folderFailed: undefined };
	return changePlaces(nameOf(app), none);
}

/** The day's backup in the chosen folder, where there is one that may be written to and something is new. Never throws. */
export function dailyToFolder(app: FootnoteApp): Promise<void> {
	return alone(app, () => writeWhenDue(app));
}

async function writeWhenDue(app: FootnoteApp): Promise<void> {
	const { folder, inFolder } = await readPlaces(nameOf(app));
	if (!folder || (await permissionOf(folder)) !== 'granted') return;
	try {
		const [newest] = await listBackups(folder, ownerOf(app));
		if (!isADayOld(newest)) return;
		const { writes } = await app.store.head();
		if (newest && inFolder?.name === newest.name && inFolder.writes === writes) return;
		await backupToFolder(app);
	} catch (error) {
		await noteFailure(app, error);
	}
}

/**
 * Writes a backup to the chosen folder, reads it back, and clears away what the rotation does not keep.
 * @returns the number of answers in it, or null where no folder is chosen or nothing is there to be kept
 * @throws Cancelled; when it could not be written, or not be read back, which is kept in mind, too
 */
async function backupToFolder(app: FootnoteApp, pace = new Pace()): Promise<number | null> {
	const { folder } = await readPlaces(nameOf(app));
	const { events, sessions, writes } = await app.store.readAll();
	if (!folder || events.length === 0) return null;
	const atMs = clock.nowMs();
	const answers = countAnswers(events);
	try {
		const written = await writeBackup(events, sessions, atMs, pace.part(0, 0.7));
		const label = { atMs, reason: 'daily', answers, owner: ownerOf(app) } as const;
		const { name } = await keepBackup(folder, written, label, pace.part(0.7, 1));
		await rotateBackups(folder, atMs, Infinity, ownerOf(app));
		const inFolder = { name, writes };
		const outside = { atMs, answers };
		await changePlaces(nameOf(app), { inFolder, outside, folderFailed: undefined });
		return answers;
	} catch (error) {
		pace.check();
		await noteFailure(app, error);
		throw error;
	}
}

/** One writer at a time, of all tabs: the day's backup that comes due meanwhile then finds the one just made. */
async function alone<T>(app: FootnoteApp, work: () => Promise<T>): Promise<T> {
	const { locks } = navigator as { locks?: LockManager };
	return locks ? ((await locks.request(`footnote-folder:${nameOf(app)}`, work)) as T) : work();
}

async function noteFailure(app: FootnoteApp, error: unknown): Promise<void> {
	const said = error instanceof Error ? error.message : String(error);
	const folderFailed = error instanceof NotReadBack ? m.backup_not_read_back() : said;
	await changePlaces(nameOf(app), { folderFailed }).catch(() => undefined);
}

async function permissionOf(folder: AskableFolder): Promise<ChosenFolder['permission']> {
	const state = await folder.queryPermission?.({ mode: 'readwrite' }).catch(() => 'denied');
	return state === 'prompt' ? 'ask' : state === 'denied' ? 'refused' : 'granted';
}

const nameOf = (app: FootnoteApp) => app.store.connection.current.name;
const ownerOf = (app: FootnoteApp) => app.device.slice(0, 8);

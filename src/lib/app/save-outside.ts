import type { FootnoteApp } from './footnote-app.svelte';
import { noteDownload } from './outside-backup';
import { saveFile } from './save-file';
import { backupFile } from './settings-data';

/** Lets the browser save all that is here as a backup. @returns the file's name */
export async function saveOutside(app: FootnoteApp): Promise<string> {
	const { name, file, answers } = await backupFile(app);
	saveFile(name, file);
	await noteDownload(app, answers);
	return name;
}

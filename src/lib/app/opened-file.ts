/** What Chromium hands an installed app whose `file_handlers` a file was opened with. */
interface LaunchQueue {
	setConsumer(consumer: (launch: { files: readonly FileSystemFileHandle[] }) => void): void;
}

/** A file that another screen of this tab was opened with, and that belongs to the next one. */
let handed: File | null = null;

/** Leaves a file to the screen that is gone to next: it is given to whoever asks first. */
export function handOn(file: File): void {
	handed = file;
}

/**
 * Calls back with the file that this page was opened with from the computer's own file list, or that another screen handed
 * on, once for each. Such files lead to /open, since a file by the name of `.footnote` is a bank or a backup, and backups
 * of the first version to /settings (static/manifest.webmanifest); the browser keeps one until somebody asks for it here.
 * Never called where files cannot be opened with an installed app. There is one listener: the last to ask.
 */
export function onFileOpened(callback: (file: File) => void): void {
	if (handed) callback(handed);
	handed = null;
	const queue = (window as Window & { launchQueue?: LaunchQueue }).launchQueue;
	queue?.setConsumer(({ files }) => {
		// A file that was moved away meanwhile, or may not be read, is as good as not opened.
		for (const handle of files) handle.getFile().then(callback, () => undefined);
	});
}

/** Whether a file is an archive, as a bank's is and a backup's is not: an app that was installed long ago asks /settings. */
export async function isArchive(file: Blob): Promise<boolean> {
	const [a, b, c, d] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
	return a === 0x50 && b === 0x4b && c === 3 && d === 4;
}

/** What Chromium hands an installed app whose `file_handlers` a file was opened with. */
interface LaunchQueue {
	setConsumer(consumer: (launch: { files: readonly FileSystemFileHandle[] }) => void): void;
}

/**
 * Calls back with the backup file that this page was opened with from the computer's own file list, once for each. Such
 * files lead to /settings (static/manifest.webmanifest); the browser keeps one until somebody asks for it here. Never
 * called where files cannot be opened with an installed app. There is one listener: the last to ask.
 */
export function onFileOpened(callback: (file: File) => void): void {
	const queue = (window as Window & { launchQueue?: LaunchQueue }).launchQueue;
	queue?.setConsumer(({ files }) => {
		// A file that was moved away meanwhile, or may not be read, is as good as not opened.
		for (const handle of files) handle.getFile().then(callback, () => undefined);
	});
}

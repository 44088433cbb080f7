/** Whether a worker can open a private file of the origin for writing, tried on one that is removed again. */
export function hasSyncHandles(): Promise<boolean> {
	const source = `onmessage = async () => {
		try {
			const folder = await navigator.storage.getDirectory();
			const file = await folder.getFileHandle('probe', { create: true });
			try {
				(await file.createSyncAccessHandle()).close();
			} finally {
				await folder.removeEntry('probe');
			}
			postMessage(true);
		} catch {
			postMessage(false);
		}
	};`;
	return new Promise((done) => {
		const worker = new Worker(URL.createObjectURL(new Blob([source])));
		worker.onmessage = ({ data }) => done(data as boolean);
		worker.postMessage('try');
	});
}

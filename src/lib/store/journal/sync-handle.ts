/** What is used of FileSystemSyncAccessHandle, which only workers know. */
export interface SyncHandle {
	getSize(): number;
	read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
	truncate(size: number): void;
	flush(): void;
	close(): void;
}

type LockableFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncHandle> };

/** @throws DOMException where another tab holds the file, or this browser's files cannot be written step by step */
export async function handleOf(
	folder: FileSystemDirectoryHandle,
	name: string,
	create: boolean
): Promise<SyncHandle> {
	const file = (await folder.getFileHandle(name, { create })) as LockableFile;
	const handle = await file.createSyncAccessHandle();
	if (typeof handle.getSize() === 'number') return handle;
	// The first browsers to have handles answered with promises.
	handle.close();
	throw new DOMException('Files cannot be written step by step here.', 'NotSupportedError');
}

/** @throws DOMException where fewer bytes come than there are: what is missing must never pass for a torn end */
export function readFully(handle: SyncHandle, from: number, to: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(Math.max(0, to - from));
	for (let done = 0; done < bytes.length;) {
		const read = handle.read(bytes.subarray(done), { at: from + done });
		if (read === 0) throw new DOMException('The file cannot be read whole.', 'NotReadableError');
		done += read;
	}
	return bytes;
}

/** On disk when it returns. @throws DOMException QuotaExceededError where not all of it fits */
export function writeFully(handle: SyncHandle, bytes: Uint8Array<ArrayBuffer>, at: number): void {
	if (handle.write(bytes, { at }) < bytes.length)
		throw new DOMException('The disk is full.', 'QuotaExceededError');
	handle.flush();
}

/** Lets the browser save a file. */
export function saveFile(name: string, file: Blob): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The download has taken hold of the blob by the next turn; browsers that ask first keep it as well.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

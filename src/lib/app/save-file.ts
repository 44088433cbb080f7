/** Lets the browser save a text as a file. */
export function saveFile(name: string, text: string, mediaType: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The download has taken hold of the blob by the next turn; browsers that ask first keep it as well.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

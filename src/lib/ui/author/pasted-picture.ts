/** The picture in what is pasted; null where there is text as well (as from a word processor), which the browser pastes, or something else. */
export function pastedPicture(data: Pick<DataTransfer, 'types' | 'files'> | null): File | null {
	const [file] = data?.files ?? [];
	if (!file?.type.startsWith('image/') || data?.types.includes('text/plain')) return null;
	return file;
}

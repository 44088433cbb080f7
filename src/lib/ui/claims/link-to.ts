/** A source's address if it may be linked to, else undefined: a bank can come from anywhere, and only the web is let through. */
export function linkTo(url: string | undefined): string | undefined {
	if (url === undefined || !URL.canParse(url)) return undefined;
	const { protocol } = new URL(url);
	return protocol === 'https:' || protocol === 'http:' ? url : undefined;
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** What a language is called; the tag itself where the browser takes it for none, as it does with "en-x" and "en-latn-latn". */
export function languageName(tag: string): string {
	try {
		return names.of(tag) ?? tag;
	} catch (error) {
		if (error instanceof RangeError) return tag;
		throw error;
	}
}

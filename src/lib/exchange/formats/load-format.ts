import type { Format, FormatId } from './format';

/** Each format in a chunk of its own, loaded when it is used; one that is not named here is not there yet. */
const LOADERS: { readonly [id in FormatId]?: () => Promise<Format> } = {
	gift: async () => (await import('./gift')).gift,
	'moodle-xml': async () => (await import('./moodle-xml')).moodleXml,
	aiken: async () => (await import('./aiken')).aiken,
	'qti-3': async () => (await import('./qti-3')).qti3,
	qti: async () => (await import('./qti')).qti,
	anki: async () => {
		const [{ ankiFormat }, { loadSql }] = await Promise.all([
			import('./anki'),
			import('./anki/load-sql')
		]);
		return ankiFormat(loadSql);
	},
	'anki-text': async () => (await import('./anki-text')).ankiText,
	h5p: async () => (await import('./h5p')).h5pFormat,
	csv: async () => (await import('./csv')).csv,
	quizdown: async () => (await import('./quizdown')).quizdown,
	text2qti: async () => (await import('./text2qti')).text2qti
};

/** The formats there are, and those of them that a bank can be written in; known without loading any. */
export const READ_FORMATS = Object.keys(LOADERS) as FormatId[];
export const WRITTEN_FORMATS: readonly FormatId[] = [
	'gift',
	'moodle-xml',
	'aiken',
	'qti-3',
	'qti',
	'anki',
	'csv'
];

/** Every format there is, loaded. */
export async function allFormats(): Promise<Format[]> {
	return Promise.all(Object.values(LOADERS).map((load) => load()));
}

/** @returns undefined where there is no such format */
export function loadFormat(id: string): Promise<Format> | undefined {
	return Object.hasOwn(LOADERS, id) ? LOADERS[id as FormatId]?.() : undefined;
}

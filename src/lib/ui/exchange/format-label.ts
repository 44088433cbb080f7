import { m } from '$lib/paraglide/messages';

const LABELS: { readonly [format: string]: () => string } = {
	gift: m.exchange_format_gift,
	'moodle-xml': m.exchange_format_moodle_xml,
	aiken: m.exchange_format_aiken,
	'qti-3': m.exchange_format_qti_3,
	qti: m.exchange_format_qti,
	anki: m.exchange_format_anki,
	'anki-text': m.exchange_format_anki_text,
	h5p: m.exchange_format_h5p,
	csv: m.exchange_format_csv,
	quizdown: m.exchange_format_quizdown,
	text2qti: m.exchange_format_text2qti
};

/** Where less is written than read. */
const WRITTEN_LABELS: typeof LABELS = {
	qti: m.exchange_save_as_qti,
	anki: m.exchange_save_as_anki,
	csv: m.exchange_save_as_csv
};

/** What a format of another program is called where it is read. */
export const formatLabel = (format: string): string => LABELS[format]?.() ?? format;

/** What it is called where a bank is saved in it. */
export const writtenLabel = (format: string): string =>
	WRITTEN_LABELS[format]?.() ?? formatLabel(format);

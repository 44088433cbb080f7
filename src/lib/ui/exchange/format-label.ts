import { m } from '$lib/paraglide/messages';

const LABELS: { readonly [format: string]: () => string } = {
	gift: m.exchange_format_gift,
	'moodle-xml': m.exchange_format_moodle_xml,
	aiken: m.exchange_format_aiken,
	qti: m.exchange_format_qti,
	anki: m.exchange_format_anki,
	'anki-text': m.exchange_format_anki_text,
	h5p: m.exchange_format_h5p,
	csv: m.exchange_format_csv,
	quizdown: m.exchange_format_quizdown,
	text2qti: m.exchange_format_text2qti
};

/** What a format of another program is called where it is offered. */
export const formatLabel = (format: string): string => LABELS[format]?.() ?? format;

import { clozeCards } from './anki-text/cloze-cards';
import { isAnkiHeader, readHeaders, type AnkiHeaders } from './anki-text/headers';
import { ankiRecords, type AnkiRecord } from './anki-text/records';
import { delimiterOf } from './csv/table';
import { Unreadable, type Format } from './format';
import { leanEntry } from './lean-entry';
import { outsideText, sayAt, withoutNoText, type Say } from './outside-text';
import type { ReadItem } from './read-set';
import type { Remark } from './remark';

/** Notes as text, as Anki exports and imports them: https://docs.ankiweb.net/importing/text-files.html */
export const ankiText: Format = {
	id: 'anki-text',
	name: 'Anki notes as text',
	endings: ['txt', 'tsv', 'csv'],
	detect(file) {
		return file.head(2000).split('\n', 10).some(isAnkiHeader) ? 1 : 0;
	},
	async read(file, progress) {
		const headers = readHeaders(file.text) ?? {
			separator: '',
			tags: [],
			deck: '',
			notetype: '',
			columns: {}
		};
		const body = file.text.replace(/^(?:#[^\n]*\n)+/, '');
		const records = ankiRecords(file.text, headers.separator || delimiterOf(body));
		if (records.length === 0) throw new Unreadable('There is no note in this file.');
		const items: ReadItem[] = [];
		const remarks: Remark[] = [];
		records.forEach((record, index) => {
			items.push(...cardsOf(record, headers, remarks));
			if (index % 1000 === 0) progress(index / records.length);
		});
		return { items, pictures: new Map(), remarks };
	}
};

/** A note's cards: one, but for gaps with several numbers and for notes that are asked both ways. */
function cardsOf(
	{ line, fields }: AnkiRecord,
	headers: AnkiHeaders,
	remarks: Remark[]
): ReadItem[] {
	const { columns } = headers;
	const special = new Set(Object.values(columns));
	const own = fields.filter((_, index) => !special.has(index));
	const at = (column: number | undefined) =>
		withoutNoText(column === undefined ? '' : (fields[column] ?? ''));
	const place = { line, item: nameOf(own[0] ?? '') };
	const say = sayAt(remarks, place);
	const read = (field: string) => fieldText(field, headers.html, say);
	const guid = at(columns.guid);
	const notetype = at(columns.notetype) || headers.notetype;
	const tags = [...new Set([...headers.tags, ...at(columns.tags).split(/\s+/)])].filter(
		(tag) => tag !== ''
	);
	const group = (at(columns.deck) || headers.deck)
		.split('::')
		.map((name) => name.trim())
		.filter((name) => name !== '');

	const item = (stem: string, back: string, mark: string): ReadItem[] => {
		if (stem === '' || back === '') {
			say('left-out', stem === '' ? 'The card has no front.' : 'The card has no back.');
			return [];
		}
		return [
			{
				place,
				...(guid === '' ? {} : { ownId: guid + mark }),
				group,
				entry: leanEntry({ type: 'card', stem, back, tags })
			}
		];
	};

	const [first = '', second = '', ...others] = own;
	const gaps = clozeCards(first);
	const below = (texts: string[]) => texts.map(read).filter((text) => text !== '');
	if (gaps.length > 0)
		return gaps.flatMap(({ front, back, number }) =>
			item(
				readGap(front, headers, say),
				[readGap(back, headers, say), ...below([second, ...others])].join('\n\n'),
				number === 1 ? '' : `-c${number}`
			)
		);
	if (notetype !== '' && below(others).length > 0)
		say('noted', 'Fields behind the first two stand below the back.');
	const front = read(first);
	const back = [read(second), ...below(others)].filter((text) => text !== '').join('\n\n');
	const isBothWays = /\(and reversed card\)/i.test(notetype) && read(second) !== '';
	return [
		...item(front, back, ''),
		...(isBothWays ? item(read(second), [front, ...below(others)].join('\n\n'), '-reversed') : [])
	];
}

/** What was missing is marked with a tag of ours, so that a plain field is read as one with HTML. */
const readGap = (field: string, { html }: AnkiHeaders, say: Say) =>
	html === false
		? outsideText(field.replaceAll('<b>', '').replaceAll('</b>', ''), 'plain', say)
		: fieldText(field, true, say);

function fieldText(field: string, html: boolean | undefined, say: Say): string {
	if (/\[sound:[^\]\n]{1,300}\]/.test(field)) say('left-out', 'A sound is left out.');
	const text = field
		.replace(/\[sound:[^\]\n]{1,300}\]/g, '')
		.replace(/\[\$\]([^]{1,2000}?)\[\/\$\]/g, '\\($1\\)')
		.replace(/\[\$\$\]([^]{1,2000}?)\[\/\$\$\]/g, '\\[$1\\]');
	return outsideText(text.trim(), html === undefined ? 'mixed' : html ? 'html' : 'plain', say);
}

const nameOf = (field: string) =>
	withoutNoText(field.slice(0, 500).replace(/<[^<>]{0,300}>/g, ' '))
		.replace(/\s+/g, ' ')
		.slice(0, 60);

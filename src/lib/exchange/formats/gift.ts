import { Unreadable, type Format } from './format';
import { writeBank } from './gift/write-bank';
import { giftBlocks } from './gift/blocks';
import { bracesIn, markAt } from './gift/escapes';
import { readBlock } from './gift/read-block';
import type { ReadItem } from './read-set';
import type { Remark } from './remark';

/** How many blocks are looked at to tell the format. */
const LOOKED_AT = 40;
const ANSWERS = /^\s*(?:[=~]|#\s*[-+=\d.]|(?:T|F|TRUE|FALSE)\s*(?:#|$))/;
/** Words, and behind them braces with nothing in between; what ends as a program's line does is none of GIFT. */
function isEssay(text: string): boolean {
	const [braces, ...others] = bracesIn(text) ?? [];
	if (!braces || others.length > 0 || braces.end !== text.length - 1) return false;
	if (text.slice(braces.start + 1, braces.end).trim() !== '') return false;
	const before = text.slice(0, braces.start).trimEnd();
	return /\p{L}/u.test(before) && !/[()\];:=>]$/.test(before);
}

/** Moodle's General Import Format Technology: https://docs.moodle.org/en/GIFT_format */
export const gift: Format = {
	id: 'gift',
	name: 'Moodle GIFT',
	endings: ['gift', 'txt'],
	detect(file) {
		const head = file.head();
		if (/^\s*[<[{]/.test(head) && !/^\s*\[(?:html|moodle|plain|markdown)\]/.test(head)) return 0;
		const blocks = giftBlocks(head).slice(0, LOOKED_AT);
		const answered = blocks.filter(({ text }) =>
			bracesIn(text)?.some(({ start, end }) => ANSWERS.test(text.slice(start + 1, end)))
		);
		const isNamed = blocks.some(
			({ text, category, comments }) =>
				category !== '' ||
				(text.startsWith('::') && markAt(text, '::', 2) > 0) ||
				comments.some((comment) => /\[(?:id|tag):[^\]]/.test(comment))
		);
		if (answered.length === 0) {
			if (isNamed) return 0.6;
			const essays = blocks.filter(({ text }) => isEssay(text));
			return essays.length > 0 && essays.length * 2 >= blocks.length ? 0.45 : 0;
		}
		return isNamed ? 0.97 : 0.6 + 0.3 * (answered.length / blocks.length);
	},
	async read(file, progress) {
		const remarks: Remark[] = [];
		const blocks = giftBlocks(file.text);
		if (blocks.length === 0)
			throw new Unreadable(
				'There is no question in this file: in GIFT, answers stand in { } after the text of the question.'
			);
		const items: ReadItem[] = [];
		blocks.forEach((block, index) => {
			const item = readBlock(block, remarks);
			if (item) items.push(item);
			if (index % 500 === 0) progress(index / blocks.length);
		});
		return { items, pictures: new Map(), remarks };
	},
	async write(bank) {
		const { text, remarks } = writeBank(bank);
		return {
			name: `${bank.id}.gift`,
			mediaType: 'text/plain',
			bytes: new TextEncoder().encode(text),
			remarks
		};
	}
};

import { foldText } from '../../../core/bank/fold-text';
import { leanEntry } from '../lean-entry';
import { outsideText, sayAt, withoutNoText, type Say } from '../outside-text';
import type { ReadEntry, ReadItem, ReadSet } from '../read-set';
import type { Remark } from '../remark';
import { harmful } from './harmless';
import type { ColumnRole, Mapping } from './mapping';
import type { TableRow } from './table-row';

interface Choice {
	text: string;
	feedback: string;
}

/** What one row says, by what its columns are. */
interface Row {
	one: (role: ColumnRole) => string;
	choices: Choice[];
	wrong: Choice[];
	/** For types that Footnote writes, or "typing" of Blooket. */
	type: string;
	/** Whether keys are numbers, whatever the choices are. */
	byNumber: boolean;
}

/** The rows of a table as questions, by what a person or `guessMapping` says of its columns. */
export function readMapped(rows: readonly TableRow[], mapping: Mapping): ReadSet {
	const items: ReadItem[] = [];
	const remarks: Remark[] = [];
	for (const { line, cells } of rows.slice(mapping.headerRows)) {
		const row = rowOf(cells, mapping);
		const question = row.one('question');
		const place = { line, item: withoutNoText(question).replace(/\s+/g, ' ').slice(0, 60) };
		const say = sayAt(remarks, place);
		const entry = question === '' ? blank(row, say) : entryOf(row, say);
		if (entry === null) continue;
		const text = (role: ColumnRole) => outsideText(row.one(role), 'plain', say) || undefined;
		const tags = row
			.one('tags')
			.split(/[,;\n]/)
			.map(withoutNoText)
			.filter((tag) => tag !== '');
		const [id, section] = [withoutNoText(row.one('id')), withoutNoText(row.one('section'))];
		items.push({
			place,
			...(id === '' ? {} : { ownId: id }),
			group: section === '' ? [] : [section.replace(/\s+/g, ' ')],
			entry: leanEntry({
				...entry,
				stem: outsideText(question, 'plain', say),
				explanation: text('explanation'),
				hint: text('hint'),
				tags: [...new Set(tags)]
			} as ReadEntry)
		});
	}
	return { items, pictures: new Map(), remarks };
}

function rowOf(cells: readonly string[], { columns, from }: Mapping): Row {
	const choices: Choice[] = [];
	const wrong: Choice[] = [];
	const single = new Map<ColumnRole, string>();
	let last: Choice | null = null;
	columns.forEach((role, index) => {
		const raw = (cells[index] ?? '').trim();
		const cell = from === 'footnote' ? harmful(raw) : raw;
		if (role === 'choice' || role === 'wrong') {
			last = { text: cell, feedback: '' };
			(role === 'choice' ? choices : wrong).push(last);
		} else if (role === 'feedback') {
			if (last) last.feedback = cell;
		} else if (role === 'tags' && single.has(role))
			single.set(role, `${single.get(role)}, ${cell}`);
		else if (!single.has(role)) single.set(role, cell);
	});
	const one = (role: ColumnRole) => single.get(role) ?? '';
	const typing = from === 'blooket' && cells.some((cell) => cell.trim().toLowerCase() === 'typing');
	return {
		one,
		choices,
		wrong,
		type: typing ? 'typing' : one('type').toLowerCase(),
		byNumber: from !== 'other'
	};
}

/** Templates come with numbered rows that nobody filled. */
function blank(row: Row, say: Say): null {
	const isEmpty = row.choices.every(({ text }) => text === '') && row.one('back') === '';
	if (!isEmpty) say('left-out', 'The row has no question.');
	return null;
}

type Body = Omit<ReadEntry, 'stem'>;

function entryOf(row: Row, say: Say): Body | null {
	const leftOut = (text: string) => {
		say('left-out', text);
		return null;
	};
	const key = row.one('key');
	const choices = row.choices.filter(({ text }) => text !== '');
	const wrong = row.wrong.filter(({ text }) => text !== '');
	const plain = (text: string) => outsideText(text, 'plain', say);
	const written = ({ text, feedback }: Choice, correct: boolean) => ({
		text: plain(text),
		correct: correct || undefined,
		feedback: plain(feedback) || undefined
	});
	if (row.type === 'typing') {
		if (choices.length === 0) return leftOut('The row has no answer.');
		return { type: 'short-text', accept: choices.map(({ text }) => withoutNoText(text)) } as Body;
	}
	if (row.type === 'ordering' && choices.length > 1)
		return {
			type: 'ordering',
			items: choices
				.map((each) => written(each, false))
				.map(({ text, feedback }) => ({ text, feedback }))
		} as Body;
	const ofType = choices.length + wrong.length === 0 ? ofItself(row, key, say) : undefined;
	if (ofType !== undefined) return ofType;
	if (wrong.length > 0) {
		const right = key || row.one('back') || (choices.length === 1 ? choices[0]!.text : '');
		if (right === '') return leftOut('The row names no right answer.');
		return {
			type: 'single',
			choices: [
				written({ text: right, feedback: '' }, true),
				...wrong.map((each) => written(each, false))
			]
		} as Body;
	}
	if (choices.length > 0) {
		if (choices.length < 2) return leftOut('There are fewer than two choices.');
		const right = keysOf(key, row);
		if (right === null) return leftOut('It is not clear which choice is right.');
		const chosen = choices.map((each) => written(each, right.has(each)));
		if (right.size === choices.length) return leftOut('Every choice is right.');
		if (right.size > 1 && row.type !== 'multiple')
			say('changed', 'Several choices are right; here all of them are to be chosen.');
		return {
			type: right.size > 1 || row.type === 'multiple' ? 'multiple' : 'single',
			choices: chosen
		} as Body;
	}
	const back = row.one('back') || key;
	if (back === '') return leftOut('The row has no answer.');
	return { type: 'card', back: plain(back) } as Body;
}

/** What has no choices and says its type; undefined where it says none. */
function ofItself(row: Row, key: string, say: Say): Body | null | undefined {
	switch (row.type) {
		case 'true-false': {
			const answer = /^(?:true|t|yes|1)$/i.test(key)
				? true
				: /^(?:false|f|no|0)$/i.test(key)
					? false
					: null;
			if (answer !== null) return { type: 'true-false', answer } as Body;
			break;
		}
		case 'numeric': {
			const [answer, tolerance] = [Number(key || 'x'), Number(row.one('tolerance'))];
			if (Number.isFinite(answer) && tolerance >= 0)
				return { type: 'numeric', answer, tolerance: tolerance || undefined } as Body;
			break;
		}
		case 'short-text': {
			const accept = key
				.split('\n')
				.map(withoutNoText)
				.filter((text) => text !== '');
			if (accept.length > 0) return { type: 'short-text', accept } as Body;
			break;
		}
		default:
			return undefined;
	}
	say('left-out', 'The right answer cannot be read.');
	return null;
}

/** By number, by letter, or by text; null where a part of the key fits no choice. */
function keysOf(key: string, { choices: all, byNumber }: Row): Set<Choice> | null {
	const byText = (text: string) =>
		all.find(
			(each) =>
				each.text !== '' && foldText(each.text).toLowerCase() === foldText(text).toLowerCase()
		);
	if (key === '') return null;
	const whole = byNumber ? undefined : byText(key);
	if (whole) return new Set([whole]);
	const keys = new Set<Choice>();
	const parts = key
		.split(/[,;&\n]|\band\b/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	for (const part of parts) {
		const label = /^(?:answer|option|choice)?\s*#?\(?([a-z]|\d{1,2})\)?\.?$/i.exec(part)?.[1];
		const nth =
			label === undefined
				? -1
				: /\d/.test(label)
					? Number(label) - 1
					: label.toUpperCase().charCodeAt(0) - 65;
		const choice = byNumber ? (all[nth] ?? byText(part)) : (byText(part) ?? all[nth]);
		if (!choice || choice.text === '') return null;
		keys.add(choice);
	}
	return keys.size === 0 ? null : keys;
}

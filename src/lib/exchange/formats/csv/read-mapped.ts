import { leanEntry } from '../lean-entry';
import { itemName, outsideText, sayAt, withoutNoText, type Say } from '../outside-text';
import type { ReadEntry, ReadItem, ReadSet } from '../read-set';
import type { Remark } from '../remark';
import { answerAlone, answerOfType } from './answer-alone';
import type { ColumnRole, Mapping } from './mapping';
import { rightChoices } from './right-choices';
import { rowOf, type Choice, type Row } from './row';
import type { TableRow } from './table-row';
import { unusedColumns } from './unused-columns';

/** The rows of a table as questions, by what a person or `guessMapping` says of its columns. */
export function readMapped(rows: readonly TableRow[], mapping: Mapping): ReadSet {
	const items: ReadItem[] = [];
	const remarks = unusedColumns(rows, mapping);
	for (const { line, cells } of rows.slice(mapping.headerRows)) {
		const row = rowOf(cells, mapping);
		const item = itemOf(row, line, mapping, remarks);
		if (item) items.push(item);
	}
	return { items, pictures: new Map(), remarks };
}

function itemOf(row: Row, line: number, mapping: Mapping, remarks: Remark[]): ReadItem | null {
	const question = withoutNoText(row.joined('question'));
	const place = { line, item: itemName(question) };
	const say = sayAt(remarks, place);
	const entry = question === '' ? blank(row, say) : entryOf(row, mapping, say);
	if (entry === null) return null;
	const text = (role: ColumnRole) => outsideText(row.joined(role), 'plain', say) || undefined;
	const tags = row
		.all('tags')
		.flatMap((cell) => cell.split(/[,;\n]/))
		.map(withoutNoText)
		.filter((tag) => tag !== '');
	const id = withoutNoText(row.one('id'));
	return {
		place,
		...(id === '' ? {} : { ownId: id }),
		group: row
			.all('section')
			.map((name) => withoutNoText(name).replace(/\s+/g, ' '))
			.filter((name) => name !== ''),
		entry: leanEntry({
			...entry,
			stem: outsideText(question, 'plain', say),
			explanation: text('explanation'),
			hint: text('hint'),
			tags: [...new Set(tags)]
		} as ReadEntry)
	};
}

/** Templates come with numbered rows that nobody filled. */
function blank(row: Row, say: Say): null {
	const isEmpty = row.choices.length === 0 && row.one('back') === '';
	if (!isEmpty) say('left-out', 'The row has no question.');
	return null;
}

type Body = Omit<ReadEntry, 'stem'>;

function entryOf(row: Row, mapping: Mapping, say: Say): Body | null {
	const leftOut = (text: string) => {
		say('left-out', text);
		return null;
	};
	const { choices, wrong } = row;
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
	const choiceOf = (all: { each: Choice; correct: boolean }[]): Body => {
		const several = all.filter(({ correct }) => correct).length > 1;
		if (several && row.type !== 'multiple')
			say('changed', 'Several choices are right; here all of them are to be chosen.');
		return {
			type: several || row.type === 'multiple' ? 'multiple' : 'single',
			choices: all.map(({ each, correct }) => written(each, correct))
		} as Body;
	};
	if (wrong.length > 0) {
		const right =
			row.keys.length > 0
				? row.keys.map((text): Choice => ({ text, label: '', feedback: '' }))
				: choices;
		if (right.length === 0) return leftOut('The row names no right answer.');
		return choiceOf([
			...right.map((each) => ({ each, correct: true })),
			...wrong.map((each) => ({ each, correct: false }))
		]);
	}
	if (choices.length > 0) {
		if (choices.length < 2) return leftOut('There are fewer than two choices.');
		const right = rightChoices(row, mapping);
		if (right === null) return leftOut('It is not clear which choice is right.');
		if (right.size === choices.length) return leftOut('Every choice is right.');
		return choiceOf(choices.map((each) => ({ each, correct: right.has(each) })));
	}
	const ofType = answerOfType(row, say);
	return ofType === undefined ? answerAlone(row, mapping, say) : ofType;
}

import type { Bank, Question } from '../../../core/bank/bank';
import type { ImageBytes } from '../../bank-texts';
import type { Remark } from '../remark';
import { escapeHtml } from '../../rich-text/write-html';
import { QuestionWriting, tellUnheld } from '../../xml/bank-html';
import { element, tag, type Xml } from '../../xml/write-xml';
import { writtenPath } from './category-path';
import { bodyOf } from './write-body';
import { clozeHtml, GAPS } from './write-cloze';
import { textXml, withPicture } from './write-text';

/** The whole as one <quiz>. */
export function writeMoodleXml(
	bank: Bank,
	images: ImageBytes,
	remarks: Remark[],
	progress: (done: number) => void
): Xml {
	const pieces: Xml[] = [category([bank.title], aboutBank(bank))];
	let done = 0;
	for (const section of bank.sections) {
		const here = bank.questions.filter((question) => question.section === section.id);
		if (here.length > 0) pieces.push(category([bank.title, section.title], ''));
		for (const question of here) {
			pieces.push(writeQuestion(new QuestionWriting(question, bank, images, remarks)));
			progress(++done / bank.questions.length);
		}
	}
	remarks.push({
		kind: 'changed',
		place: {},
		text: 'Who says so, and where, stands as text at the end of the general feedback; the sources themselves stay here.'
	});
	return tag('quiz', pieces);
}

function aboutBank({ summary, authors, licence }: Bank): string {
	return `<p>${escapeHtml(summary)}</p><p>${escapeHtml(authors.join(', '))}. ${escapeHtml(licence)}</p>`;
}

function category(path: readonly string[], info: string): Xml {
	return element('question', { type: 'category' }, [
		tag('category', [tag('text', writtenPath(path))]),
		info === '' ? '' : textXml('info', info)
	]);
}

/** Characters of a name, which Moodle shows in lists. */
const NAME = 80;

function writeQuestion(writing: QuestionWriting): Xml {
	const { question } = writing;
	tellUnheld(writing);
	const stem = question.type === 'attribution' ? question.statement : question.stem;
	const name = [...writing.letters(stem, true).replace(/\s+/g, ' ')].slice(0, NAME).join('');
	const text = question.type === 'cloze' || question.type === 'attribution';
	const body = bodyOf(question, writing);
	return element('question', { type: TYPES[question.type] }, [
		tag('name', [tag('text', name)]),
		withPicture(
			'questiontext',
			{ format: 'html' },
			text ? clozeHtml(question, writing) : writing.block(question.stem),
			question.image,
			writing,
			text ? GAPS : undefined
		),
		textXml('generalfeedback', writing.explanation()),
		text ? '' : tag('defaultgrade', '1.0000000'),
		tag('penalty', '0.3333333'),
		tag('hidden', '0'),
		tag('idnumber', question.id),
		...body,
		question.hint ? textXml('hint', writing.block(question.hint.text)) : '',
		question.tags.length === 0
			? ''
			: tag(
					'tags',
					question.tags.map((each) => tag('tag', [tag('text', each)]))
				)
	]);
}

const TYPES: { readonly [type in Question['type']]: string } = {
	single: 'multichoice',
	multiple: 'multichoice',
	'true-false': 'truefalse',
	numeric: 'numerical',
	'short-text': 'shortanswer',
	cloze: 'cloze',
	matching: 'matching',
	ordering: 'ordering',
	card: 'essay',
	attribution: 'cloze'
};

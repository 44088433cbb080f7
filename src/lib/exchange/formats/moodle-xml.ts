import type { Bank } from '../../core/bank/bank';
import type { ImageBytes } from '../bank-texts';
import { Unreadable, type Format, type Progress, type Written } from './format';
import type { Remark } from './remark';
import type { ReadSet } from './read-set';
import { writeMoodleXml } from './moodle-xml/write-bank';
import { xmlFile } from '../xml/write-xml';
import type { GivenFile } from './given-file';
import { readMoodleQuestion } from './moodle-xml/read-question';
import { FileReading } from '../xml/item-reading';
import { readXml } from '../xml/read-xml';
import { childOf, childrenOf, lettersOf } from '../xml/xml-element';
import { categoryPath } from './moodle-xml/category-path';

/** How often progress is told, in questions. */
const STEP = 50;

/** Moodle's own XML: all that its question bank exports, and what other programs write for it. */
export const moodleXml: Format = {
	id: 'moodle-xml',
	name: 'Moodle XML',
	endings: ['xml'],
	detect,
	read,
	write
};

function detect(file: GivenFile): number {
	const head = file.head();
	if (!/<quiz[\s>]/.test(head)) return 0;
	return /<question\s[^<>]{0,200}?type\s*=/.test(head) ? 1 : 0.6;
}

async function read(file: GivenFile, progress: Progress): Promise<ReadSet> {
	const { root, faults } = readXml(file.text);
	if (root.name !== 'quiz' && root.name !== 'question')
		throw new Unreadable(
			`This XML file holds <${root.name}>, where Moodle writes <quiz>. Export the questions as “Moodle XML format”.`
		);
	const reading = new FileReading();
	for (const { line, text } of faults)
		reading.remarks.push({
			kind: 'noted',
			place: { line },
			text: `The XML is not well formed: ${text}`
		});
	const questions = root.name === 'quiz' ? childrenOf(root, 'question') : [root];
	let group: string[] = [];
	questions.forEach((question, index) => {
		if (index % STEP === 0) progress(index / questions.length);
		if (question.attributes.get('type') === 'category')
			group = categoryPath(lettersOf(childOf(question, 'category')));
		else readMoodleQuestion(question, group, reading);
	});
	progress(1);
	return reading.result();
}

async function write(bank: Bank, images: ImageBytes, progress: Progress): Promise<Written> {
	const remarks: Remark[] = [];
	const file = xmlFile(writeMoodleXml(bank, images, remarks, progress));
	return {
		name: `${bank.id}.xml`,
		mediaType: 'application/xml',
		bytes: new TextEncoder().encode(file),
		remarks
	};
}

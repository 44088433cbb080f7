import type { Bank } from '../../../core/bank/bank';
import { sayAt } from '../outside-text';
import type { Remark } from '../remark';
import { readCategory, writeCategory } from './labels';
import { writeQuestion } from './write-question';

/** A whole bank as GIFT, its sections as categories. */
export function writeBank(bank: Bank): { text: string; remarks: Remark[] } {
	const remarks: Remark[] = [];
	const blocks = [heading(bank)];
	sayAt(remarks, {})(
		'changed',
		'Who says so, and where, stands as text in the general feedback, title, authors and licence in comments; the sources themselves stay here.'
	);
	let section = '';
	for (const question of bank.questions) {
		const written = writeQuestion(question, bank, sayAt(remarks, { item: question.id }));
		if (written.length === 0) continue;
		if (question.section !== section) {
			section = question.section;
			const title = bank.sections.find(({ id }) => id === section)?.title ?? section;
			const category = writeCategory(title);
			if (readCategory(category.slice('$CATEGORY:'.length)).join() !== title)
				sayAt(remarks, { item: title })(
					'changed',
					'The name of a category cannot be kept as it is.'
				);
			blocks.push(category);
		}
		blocks.push(...written);
	}
	return { text: blocks.join('\n\n') + '\n', remarks };
}

function heading({ title, summary, authors, licence }: Bank): string {
	return [title, summary, authors.join(', '), licence]
		.map((line) => `// ${line.replace(/\s+/g, ' ').replaceAll('[', '(')}`)
		.join('\n');
}

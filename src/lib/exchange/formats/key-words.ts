import { blanksInText } from '../../core/bank/blanks-in-text';
import type { QuestionEntry } from '../../core/bank/schema';
import { plainText } from '../../core/markup/plain-text';

/** What counts as right, as plain words; parts are parted by "; ". */
export function keyWords(entry: QuestionEntry): string {
	const plain = (text: string | undefined) => plainText(text ?? '', 'markdown', true);
	switch (entry.type) {
		case 'single':
			return plain(entry.answer ?? entry.choices?.find(({ correct }) => correct)?.text);
		case 'multiple':
			return entry.choices
				.filter(({ correct }) => correct)
				.map(({ text }) => plain(text))
				.join('; ');
		case 'true-false':
			return String(entry.answer);
		case 'numeric':
			return `${entry.answer}${entry.unit ? ` ${entry.unit.name}` : ''}`;
		case 'short-text':
			return entry.accept[0] ?? '';
		case 'cloze':
			return blanksInText(entry.text)
				.map((id) => {
					const blank = entry.blanks[id];
					return blank?.accept?.[0] ?? plain(blank?.choices?.find(({ correct }) => correct)?.text);
				})
				.join('; ');
		case 'matching':
			return entry.pairs
				.map(({ prompt, match }) => `${plain(prompt)} – ${plain(match)}`)
				.join('; ');
		case 'ordering':
			return entry.items.map(({ text }) => plain(text)).join('; ');
		case 'card':
			return plain(entry.back);
	}
}

import { plainText } from '../../core/markup/plain-text';
import { Unreadable, type Format } from './format';
import { leanEntry } from './lean-entry';
import { outsideText, sayAt, withoutNoText } from './outside-text';
import type { ReadSet } from './read-set';
import { quizElements, type QuizElement } from './text2qti/elements';
import { readQuestion, type RawQuestion } from './text2qti/read-question';

/** Quizzes in Markdown as text2qti takes them: https://github.com/gpoore/text2qti */
export const text2qti: Format = {
	id: 'text2qti',
	name: 'text2qti Markdown',
	endings: ['txt', 'md'],
	detect(file) {
		const head = file.head();
		const hasKey = /^(?:\*[a-zA-Z]\)|\[\*\])[ \t]/m.test(head);
		if (/^quiz title:/im.test(head)) return 0.95;
		if (!/^\d+\.[ \t]/m.test(head)) return 0;
		if (hasKey) return 0.9;
		return /^(?:=[ \t]+[-\d[.]|_{3,}[ \t]*$|\^{3,}[ \t]*$)/m.test(head) ? 0.6 : 0;
	},
	async read(file) {
		const elements = quizElements(file.text);
		const set: ReadSet = { items: [], pictures: new Map(), remarks: [] };
		let title = '';
		let question: RawQuestion | null = null;
		let textTitle: QuizElement | null = null;
		const say = (line: number, item?: string) =>
			sayAt(set.remarks, { line, ...(item ? { item } : {}) });

		function end(): void {
			if (!question) return;
			const { line, text } = question.stem;
			const item = (title || withoutNoText(text).replace(/\s+/g, ' ')).slice(0, 60);
			const entry = readQuestion(question, say(line, item));
			if (entry) set.items.push({ place: { line, item }, group: [], entry: leanEntry(entry) });
			question = null;
			title = '';
		}

		for (const element of elements) {
			const { kind, line, text } = element;
			switch (kind) {
				case 'question':
					end();
					question = { stem: element, parts: [] };
					break;
				case 'title':
					end();
					title = withoutNoText(text);
					break;
				case 'points':
					end();
					say(line)('noted', 'Points are not kept: here each question counts as one.');
					break;
				case 'quiz-title':
					set.title = withoutNoText(text).replace(/\s+/g, ' ');
					break;
				case 'quiz-description':
					set.summary = plainText(outsideText(text, 'markdown', say(line)), 'markdown', true);
					break;
				case 'text-title':
					end();
					textTitle = element;
					break;
				case 'text':
					end();
					addText(set, textTitle, element);
					textTitle = null;
					break;
				case 'group':
					end();
					say(line)('changed', 'Of a group all questions are asked, not some of them.');
					break;
				case 'group-end':
					end();
					break;
				case 'setting':
					break;
				case 'code':
					end();
					say(line)('left-out', 'Code that makes questions is not run.');
					break;
				case 'unknown':
					end();
					say(line, text.slice(0, 60))('left-out', 'A line begins as nothing that text2qti knows.');
					break;
				default:
					if (question) (question as RawQuestion).parts.push(element);
					else
						say(line, text.slice(0, 60))(
							'left-out',
							'An answer or feedback stands without a question.'
						);
			}
		}
		end();
		if (set.items.length === 0 && set.remarks.every(({ kind }) => kind === 'noted'))
			throw new Unreadable(
				'There is no question in this file: in text2qti, a question is a line such as "1. What is 2+3?" with answers such as "*a) 5" below it.'
			);
		return set;
	}
};

/** A text between questions becomes a card where it has a title to ask for. */
function addText(set: ReadSet, title: QuizElement | null, { line, text }: QuizElement): void {
	const say = sayAt(set.remarks, { line });
	const back = outsideText(text, 'markdown', say);
	const stem = title ? outsideText(title.text, 'plain', say) : '';
	if (stem === '' || back === '') {
		say('left-out', 'A text between questions is left out.');
		return;
	}
	say('noted', 'A text without a question became a card.');
	set.items.push({
		place: { line, item: stem.slice(0, 60) },
		group: [],
		entry: { type: 'card', stem, back }
	});
}

import { expect, it } from 'vitest';
import { previewQuestion } from './preview-question';

const single = (stem: string) => `  - id: a
    type: single
    facts: [f]
    stem: ${stem}
    answer: 12
    right: ""
    distractors:
      - { text: "", feedback: "" }
      - { text: Two }
    explanation: ""
`;

it('shows what is written, and a sign where something is not', () => {
	expect(previewQuestion(single('""'), 'plain')).toMatchObject({
		stem: '…',
		explanation: '…',
		choices: [
			{ text: '12', correct: true, feedback: '' },
			{ text: '…', correct: false },
			{ text: 'Two' }
		]
	});
});

it('shows nothing of what is no question yet', () => {
	expect(previewQuestion('  - id: a\n', 'plain')).toBeNull();
	expect(previewQuestion('  - id: a\n    type: rumour\n', 'plain')).toBeNull();
	expect(previewQuestion('  - [', 'plain')).toBeNull();
	const cloze = '  - { id: a, type: cloze, facts: [f], stem: x, text: "{{b}}", blanks: {} }';
	expect(previewQuestion(cloze, 'plain')).toBeNull();
	const numeric = single('x').replace('single', 'numeric').replace('answer: 12', 'answer: many');
	expect(previewQuestion(numeric, 'plain')).toBeNull();
});

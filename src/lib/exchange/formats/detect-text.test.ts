import { expect, it } from 'vitest';
import { textFile } from '../testing/read-given';
import { aiken } from './aiken';
import { ankiText } from './anki-text';
import { csv } from './csv';
import { gift } from './gift';
import { quizdown } from './quizdown';
import { text2qti } from './text2qti';

const FORMATS = [gift, aiken, csv, ankiText, quizdown, text2qti];

it.each([
	['gift', '::q::What, then?{=a ~b}\n\nAnd this, too?{T}\n'],
	['gift', 'Who?{\n=a\n~b, c\n}\n'],
	['gift', '// [id:3]\nWhy?{}\n'],
	['gift', 'Write a short biography. {}\n\n[html]And this: $ 1 \\\\neq 0 $\n{}\n'],
	['aiken', 'What, then?\nA. a\nB. b, c\nANSWER: A\n\nAnd?\nA) a\nB) b\nANSWER: B\n'],
	['csv', 'Io\tA moon = small ~\nMars\tA planet # red\n'],
	['csv', 'Question,Answer A,Answer B,Correct\n"1. What?",a,b,A\n'],
	['anki-text', '#separator:comma\n#html:true\nQuestion,Answer\n'],
	['quizdown', '# What, then?\n\n1. [x] a\n2. [ ] b\n'],
	['text2qti', 'Quiz title: x\n\n1. What, then?\n*a) a\nb) b\n'],
	['text2qti', '1.  q, r\n[*] a\n[ ] b\n']
])('a file of %s is told from the others: %s', (id, text) => {
	const file = textFile(text, 'x.txt');
	const sure = FORMATS.map((format) => ({ id: format.id, by: format.detect(file) }));
	sure.sort((a, b) => b.by - a.by);
	expect(sure[0]).toMatchObject({ id });
	expect(sure[0]!.by).toBeGreaterThan(sure[1]!.by);
});

it.each([
	'id: my-bank\ntitle: A bank\nquestions:\n  - id: q\n    choices: [{ text: a, correct: true }]\n',
	'<?xml version="1.0"?>\n<quiz><question type="category"/></quiz>\n',
	'{"a": [1, 2]}\n',
	'int main() {}\n\nclass A extends B() {\n}\n\nconst a = {}\n',
	'Only a text, of two lines.\nNo question in it.\n',
	''
])('none takes %s for its own', (text) => {
	for (const format of FORMATS) expect(format.detect(textFile(text))).toBeLessThan(0.5);
});

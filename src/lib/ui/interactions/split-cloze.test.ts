import { expect, it } from 'vitest';
import { splitCloze } from './split-cloze';

it('takes a text apart at its blanks, what closes a blank with it', () => {
	expect(splitCloze('A {{ one }} of ({{two}}).\nThen')).toEqual([
		{ kind: 'text', text: 'A ' },
		{ kind: 'blank', id: 'one', tail: '' },
		{ kind: 'text', text: ' of (' },
		{ kind: 'blank', id: 'two', tail: ').' },
		{ kind: 'text', text: '\nThen' }
	]);
});

it('leaves a picture after a blank whole', () => {
	expect(splitCloze('{{one}}!![a map](map.png)')).toEqual([
		{ kind: 'blank', id: 'one', tail: '!' },
		{ kind: 'text', text: '![a map](map.png)' }
	]);
});

it('takes a text without blanks as one run', () => {
	expect(splitCloze('No blank.')).toEqual([{ kind: 'text', text: 'No blank.' }]);
	expect(splitCloze('')).toEqual([]);
});

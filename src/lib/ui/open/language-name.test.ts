import { expect, it } from 'vitest';
import { languageName } from './language-name';

it('A language is called by its name, and a tag that the browser takes for none by itself', () => {
	expect(['en', 'pt-BR', 'en-x', 'en-latn-latn', 'qqq'].map(languageName)).toEqual([
		'English',
		'Brazilian Portuguese',
		'en-x',
		'en-latn-latn',
		'qqq'
	]);
});

import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { parseBank } from '../bank/parse-bank';
import { asAnother, isPublished, nextRevision } from './revise';

const FILE = 'bank.yaml';
const example = { [FILE]: EXAMPLE_BANK };
const changed = (from: string | RegExp, to: string) => ({
	[FILE]: EXAMPLE_BANK.replace(from, to)
});

describe('the revision under which a bank goes out', () => {
	it('is its own the first time, whatever that is', () => {
		expect(nextRevision(example, null)).toBe(1);
		expect(nextRevision(changed('revision: 1', 'revision: 7'), null)).toBe(7);
		expect(nextRevision(changed('revision: 1', 'revision: none'), null)).toBe(1);
	});

	it('is one more where anything else is different, and stays where nothing is', () => {
		const three = changed('revision: 1', 'revision: 3');
		expect(nextRevision(three, three)).toBe(3);
		expect(nextRevision({ [FILE]: `${three[FILE]}# mine\n` }, three)).toBe(4);
		expect(nextRevision(changed('Why the sea', 'How the sea'), three)).toBe(4);
	});

	it('is the author’s own where that is higher already', () => {
		const nine = { [FILE]: changed('revision: 1', 'revision: 9')[FILE]!.replace('tides', 'ebb') };
		expect(nextRevision(nine, example)).toBe(9);
	});

	it('does not look at texts that stay here', () => {
		expect(isPublished({ ...example, 'lecture.md': 'Mine.' }, example)).toBe(true);
		const shown = changed('    passages: {', '    text: lecture.md\n    passages: {');
		const [one, two] = ['One.', 'Two.'].map((text) => ({ ...shown, 'lecture.md': text }));
		expect(isPublished(one!, two!)).toBe(false);
		expect(isPublished(one!, one!)).toBe(true);
	});
});

it('makes another bank of one, with an id of its own and the first revision', () => {
	const nine = changed('revision: 1', 'revision: 9');
	const copy = asAnother(nine, { id: '-copy', title: ' (copy)' });
	expect(parseBank(copy[FILE]!, FILE)).toMatchObject({
		ok: true,
		bank: { id: 'tides-copy', title: 'Why the sea rises twice a day (copy)', revision: 1 }
	});
	expect(asAnother({ [FILE]: 'id: [' }, { id: '-copy', title: '' })).toEqual({ [FILE]: 'id: [' });
});

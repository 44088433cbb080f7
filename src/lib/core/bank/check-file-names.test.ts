import { describe, expect, it } from 'vitest';
import type { Bank } from './bank';
import { checkFileNames } from './check-file-names';

const bank = (id: string) => ({ id }) as Bank;

describe('checkFileNames', () => {
	it('wants a file named after its bank, in whatever folder', () => {
		const files = [
			{ file: 'questions/tides.yaml', bank: bank('tides') },
			{ file: 'C:\\banks\\moon.yaml', bank: bank('moon') },
			{ file: 'questions/wrong.yaml', bank: bank('right') }
		];
		expect(checkFileNames(files).map(({ file, code }) => [file, code])).toEqual([
			['questions/wrong.yaml', 'file-name']
		]);
	});

	it('wants ids that differ', () => {
		const files = [
			{ file: 'a/tides.yaml', bank: bank('tides') },
			{ file: 'b/tides.yaml', bank: bank('tides') }
		];
		expect(checkFileNames(files)).toMatchObject([{ file: 'b/tides.yaml', code: 'duplicate-bank' }]);
	});
});

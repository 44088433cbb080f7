import { describe, expect, it } from 'vitest';
import { checkFileNames } from './check-file-names';

const named = (file: string, id: string) => ({ file, id, line: 2, column: 5 });

describe('checkFileNames', () => {
	it('wants a file named after its bank, in whatever folder', () => {
		const files = [
			named('questions/tides.yaml', 'tides'),
			named('C:\\banks\\moon.yaml', 'moon'),
			named('questions/wrong.yaml', 'right')
		];
		expect(checkFileNames(files).map(({ file, code }) => [file, code])).toEqual([
			['questions/wrong.yaml', 'file-name']
		]);
	});

	it('wants ids that differ', () => {
		const files = [named('a/tides.yaml', 'tides'), named('b/tides.yaml', 'tides')];
		expect(checkFileNames(files)).toMatchObject([
			{ file: 'b/tides.yaml', line: 2, column: 5, code: 'duplicate-bank' }
		]);
	});
});

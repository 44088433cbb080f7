import { expect, test } from 'vitest';
import { allFormats, READ_FORMATS, WRITTEN_FORMATS } from './load-format';

test('what is said of the formats without loading them is so', async () => {
	const formats = await allFormats();
	expect(formats.map(({ id }) => id)).toEqual(READ_FORMATS);
	expect(formats.filter(({ write }) => write).map(({ id }) => id)).toEqual(WRITTEN_FORMATS);
});

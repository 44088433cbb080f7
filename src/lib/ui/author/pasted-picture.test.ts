import { expect, it } from 'vitest';
import { pastedPicture } from './pasted-picture';

function pasted(type: string, text?: string): DataTransfer {
	const data = new DataTransfer();
	data.items.add(new File(['x'], 'x', { type }));
	if (text !== undefined) data.items.add(text, 'text/plain');
	return data;
}

it('A picture is taken from what is pasted, and nothing else', () => {
	expect(pastedPicture(pasted('image/png'))?.type).toBe('image/png');
	expect(pastedPicture(pasted('application/pdf'))).toBeNull();
	expect(pastedPicture(pasted(''))).toBeNull();
	expect(pastedPicture(new DataTransfer())).toBeNull();
	expect(pastedPicture(null)).toBeNull();
});

it('Text that comes with a picture of itself is left to the browser', () => {
	expect(pastedPicture(pasted('image/png', 'The tide turns.'))).toBeNull();
});

import { expect, it, test } from 'vitest';
import { GivenFile } from './given-file';

const file = (...bytes: number[]) => new GivenFile('x', Uint8Array.from(bytes));

it.each([
	['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9], 'é', 'utf-8'],
	['UTF-16, little end first', [0xff, 0xfe, 0xe9, 0x00], 'é', 'utf-16'],
	['UTF-16, big end first', [0xfe, 0xff, 0x00, 0xe9], 'é', 'utf-16'],
	['Windows-1252', [0xe9, 0x0d, 0x0a, 0x78], 'é\nx', 'windows-1252']
] as const)('%s is decoded', (_, bytes, text, encoding) => {
	expect(file(...bytes).decoded).toEqual({ text, encoding });
});

test('a letter cut in two at the end of the head is no other encoding', () => {
	const text = 'é'.repeat(50);
	expect(new GivenFile('x', new TextEncoder().encode(text)).head(25)).toBe('é'.repeat(25));
});

it.each([
	['My quiz.gift', 'My quiz'],
	['folder/my_quiz.final.xml', 'my quiz.final'],
	['C:\\quiz.txt', 'quiz']
])('%s is entitled %s', (name, title) => {
	expect(new GivenFile(name, new Uint8Array()).title).toBe(title);
});

import { expect, it } from 'vitest';
import { inTurn } from './in-turn';

const task = () => new Promise((resolve) => setTimeout(resolve));

it('draws the first at once, and each other in a task of its own, in their order', async () => {
	const drawn: string[] = [];
	for (const name of ['first', 'second', 'third'])
		inTurn(() => {
			drawn.push(name);
			return () => undefined;
		});
	expect(drawn).toEqual(['first']);
	await task();
	expect(drawn).toEqual(['first', 'second']);
	await task();
	await task();
	expect(drawn).toEqual(['first', 'second', 'third']);
	await task();
	inTurn(() => {
		drawn.push('later');
		return () => undefined;
	});
	expect(drawn.at(-1)).toBe('later');
	await task();
});

it('does not draw what was taken away before its turn, and takes away what was drawn', async () => {
	const log: string[] = [];
	const of = (name: string) => () => {
		log.push(`${name} drawn`);
		return () => log.push(`${name} away`);
	};
	const first = inTurn(of('first'));
	const second = inTurn(of('second'));
	second();
	first();
	await task();
	await task();
	expect(log).toEqual(['first drawn', 'first away']);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTurn, nextInTurn } from './in-turn';

/** How many frames the page has begun. */
let frames = 0;
let next = 0;

beforeEach(() => {
	const count = () => {
		frames++;
		next = requestAnimationFrame(count);
	};
	count();
});
afterEach(() => cancelAnimationFrame(next));

it('draws each after a frame of its own, in their order', async () => {
	const drawn: string[] = [];
	const drawnIn: number[] = [frames];
	const draw = (name: string) =>
		inTurn(() => {
			drawn.push(name);
			drawnIn.push(frames);
			return () => undefined;
		});
	for (const name of ['first', 'second', 'third']) draw(name);
	expect(drawn).toEqual([]);
	await vi.waitFor(() => expect(drawn).toEqual(['first', 'second', 'third']));
	// Whoever comes when all are drawn.
	drawnIn.push(frames);
	draw('later');
	expect(drawn).not.toContain('later');
	await vi.waitFor(() => expect(drawn.at(-1)).toBe('later'));
	const [asked, first, second, third, askedLater, later] = drawnIn as [number, ...number[]];
	expect(first).toBeGreaterThan(asked);
	expect(second).toBeGreaterThan(first!);
	expect(third).toBeGreaterThan(second!);
	expect(later).toBeGreaterThan(askedLater!);
});

it('does not draw what was taken away before its turn, and takes away what was drawn', async () => {
	const log: string[] = [];
	const of = (name: string) => () => {
		log.push(`${name} drawn`);
		return () => log.push(`${name} away`);
	};
	const first = inTurn(of('first'));
	const second = inTurn(of('second'));
	inTurn(of('third'));
	second();
	await vi.waitFor(() => expect(log).toEqual(['first drawn', 'third drawn']));
	first();
	expect(log.at(-1)).toBe('first away');
});

it('goes on with what was begun before it draws what waits', async () => {
	const drawn: string[] = [];
	const of = (name: string) => () => {
		drawn.push(name);
		return () => undefined;
	};
	inTurn(() => {
		nextInTurn(of('rest of the first'));
		return of('first')();
	});
	inTurn(of('second'));
	await vi.waitFor(() => expect(drawn).toEqual(['first', 'rest of the first', 'second']));
});

it('draws on after one that cannot be drawn, and tells of that', async () => {
	const told = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined);
	const drawn = vi.fn(() => () => undefined);
	const fault = new Error('No canvas');
	inTurn(() => {
		throw fault;
	});
	inTurn(drawn);
	await vi.waitFor(() => expect(drawn).toHaveBeenCalledOnce());
	expect(told).toHaveBeenCalledExactlyOnceWith(fault);
	told.mockRestore();
});

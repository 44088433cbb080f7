import { expect, test } from 'vitest';
import { gatherRemarks } from './gather-remarks';
import type { Remark } from './remark';

test('each cause is told once, what is left out first', () => {
	const remarks: Remark[] = [
		{ kind: 'noted', place: {}, text: 'Old.' },
		{ kind: 'left-out', place: { line: 3 }, text: 'No answer.' },
		{ kind: 'changed', place: { line: 4 }, text: 'No answer.' },
		{ kind: 'left-out', place: { item: 'Q9' }, text: 'Too long.' },
		{ kind: 'left-out', place: { item: 'Q2' }, text: 'Too long.' }
	];
	expect(gatherRemarks(remarks)).toEqual([
		{ kind: 'left-out', text: 'Too long.', count: 2, places: [{ item: 'Q9' }, { item: 'Q2' }] },
		{ kind: 'left-out', text: 'No answer.', count: 1, places: [{ line: 3 }] },
		{ kind: 'changed', text: 'No answer.', count: 1, places: [{ line: 4 }] },
		{ kind: 'noted', text: 'Old.', count: 1, places: [] }
	]);
});

test('of very many places the first are told, and all are counted', () => {
	const many = Array.from({ length: 1000 }, (_, line) => ({
		kind: 'left-out' as const,
		place: { line },
		text: 'Bad.'
	}));
	const [cause] = gatherRemarks(many);
	expect([cause!.count, cause!.places.length]).toEqual([1000, 200]);
});

test('what is told later joins the causes that are known', () => {
	const first = gatherRemarks([
		{ kind: 'left-out', place: { line: 3 }, text: 'Bad.' },
		{ kind: 'noted', place: {}, text: 'Old.' }
	]);
	const later: Remark[] = [
		{ kind: 'changed', place: {}, text: 'Cut.' },
		{ kind: 'left-out', place: { item: 'Q2' }, text: 'Bad.' }
	];
	expect(gatherRemarks(later, first)).toEqual([
		{ kind: 'left-out', text: 'Bad.', count: 2, places: [{ line: 3 }, { item: 'Q2' }] },
		{ kind: 'changed', text: 'Cut.', count: 1, places: [] },
		{ kind: 'noted', text: 'Old.', count: 1, places: [] }
	]);
	expect(first[0]!.count).toBe(1);
});

import { describe, expect, it } from 'vitest';
import { ERROR_CODES, WARNING_CODES } from '../src/lib/core/bank/checks/check-codes';
import { CORPUS, corpusOf, scoresOf } from './measure-checks';

const items = CORPUS.flatMap(corpusOf);
const flawed = items.filter(({ flaws }) => flaws);
const known = new Set<string>([...ERROR_CODES, ...WARNING_CODES]);

describe('the items that checks are measured on', () => {
	it('are at least 60 flawed and 60 sound ones, each labelled', () => {
		expect(flawed.length).toBeGreaterThanOrEqual(60);
		expect(items.length - flawed.length).toBeGreaterThanOrEqual(60);
		expect(items.filter(({ flaws, near }) => Boolean(flaws) === Boolean(near))).toEqual([]);
	});

	it('are labelled with codes there are, and have nearly all of them', () => {
		const labels = new Set(flawed.flatMap(({ flaws }) => flaws!));
		expect([...labels].filter((label) => !known.has(label))).toEqual([]);
		// Those that differ in case alone are a matter of taste, and so in no item.
		expect([...known].filter((code) => !labels.has(code))).toEqual(['choices-differ-in-case']);
	});
});

it.each(CORPUS)('no check cries wolf more often than not on the %s items', (part) => {
	const crying = [...scoresOf(corpusOf(part))].filter(
		([, { hits, falseAlarms }]) => falseAlarms > hits
	);
	expect(crying).toEqual([]);
});

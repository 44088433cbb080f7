import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from './example-bank';
import { fillIds } from './fill-ids';
import type { Finding, Severity } from './finding';
import { parseBank } from './parse-bank';

const bytes = new TextEncoder().encode(EXAMPLE_BANK);
const pieces = fc.constantFrom(
	...[
		'\n',
		'\t',
		': ',
		'- ',
		'{',
		'}',
		'[',
		']',
		'"',
		"'",
		'&a ',
		'*a',
		'!!map ',
		'<<: ',
		'? ',
		'---\n',
		'...',
		'#',
		'|',
		'>'
	],
	...[
		'{{',
		'}}',
		'\0',
		'\u202E',
		'\uFEFF',
		'\uD800',
		'__proto__: ',
		'constructor: ',
		'true',
		'null',
		'.nan',
		'1e999',
		'%YAML 1.1\n'
	],
	...[
		'type: ',
		'id: ',
		'facts: ',
		'choices: ',
		'blanks: ',
		'pairs: ',
		'correct: true',
		'    ',
		'  - ',
		'<script>'
	]
);
const edit = fc.record({
	at: fc.nat(EXAMPLE_BANK.length),
	cut: fc.nat({ max: 60 }),
	put: fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 }), fc.constant(''))
});

function edited(edits: { at: number; cut: number; put: string }[]): string {
	return edits.reduce(
		(text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
		EXAMPLE_BANK
	);
}

/** Far above what it takes (some 10 ms), far below what a hang would. */
const PATIENCE_MS = 5000;

function expectSound(text: string | Uint8Array): void {
	const before = performance.now();
	const result = parseBank(text, 'x');
	expect(performance.now() - before).toBeLessThan(PATIENCE_MS);
	if (!result.ok) expect(result.errors.length).toBeGreaterThan(0);
	const told = (findings: Finding[], wanted: Severity) => {
		for (const { line, column, severity } of findings) {
			expect(line).toBeGreaterThan(0);
			expect(column).toBeGreaterThan(0);
			expect(severity).toBe(wanted);
		}
	};
	told(result.warnings, 'warning');
	if (!result.ok) told(result.errors, 'error');
}

describe('a mutated bank', () => {
	it('is read or refused with reasons, never thrown on, and quickly', () => {
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) =>
				expectSound(edited(edits))
			),
			{ numRuns: 150 }
		);
	}, 60_000);

	it('is so when its bytes are damaged', () => {
		const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
			minLength: 1,
			maxLength: 4
		});
		fc.assert(
			fc.property(damage, (changes) => {
				const damaged = bytes.slice();
				for (const [at, byte] of changes) damaged[at] = byte;
				expectSound(damaged);
			}),
			{ numRuns: 50 }
		);
	}, 60_000);

	it('is never thrown on when ids are filled in', () => {
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
				expect(() => fillIds(edited(edits), 'x')).not.toThrow();
			}),
			{ numRuns: 50 }
		);
	}, 60_000);
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bankJsonSchema } from './json-schema';

describe('the published JSON Schema', () => {
	it('is current (else: npm run footnote -- schema)', () => {
		expect(readFileSync('static/schema/bank-1.json', 'utf8')).toBe(bankJsonSchema());
	});

	it('lets a text be a number, but not an id', () => {
		const { properties } = JSON.parse(bankJsonSchema()) as {
			properties: Record<string, { type: unknown }>;
		};
		expect(properties.title!.type).toEqual(['string', 'number']);
		expect(properties.id!.type).toBe('string');
	});
});

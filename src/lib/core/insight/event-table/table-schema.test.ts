import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { eventTableColumns, eventTableSchema } from './table-schema';

it('the published schema of the table of events is current (else: npm run footnote -- schema)', () => {
	expect(readFileSync('static/schema/events-1.json', 'utf8')).toBe(eventTableSchema());
});

it('docs/events.md describes each column as the schema does', () => {
	expect(readFileSync('docs/events.md', 'utf8')).toContain(eventTableColumns());
});

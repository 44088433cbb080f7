import { toJsonSchema } from '@valibot/to-json-schema';
import { bankFileSchema } from './schema';

/** The JSON Schema of a bank file, as the text that is published for editors at schema/bank-1.json. */
export function bankJsonSchema(): string {
	const schema = toJsonSchema(bankFileSchema, {
		typeMode: 'input',
		target: 'draft-07',
		// Trimming and the calendar are beyond JSON Schema; parseBank checks them.
		ignoreActions: ['trim', 'check', 'finite']
	});
	const { $schema, ...rest } = schema;
	return `${JSON.stringify({ $schema, title: 'Footnote question bank', ...rest }, textOrNumber, '\t')}\n`;
}

/** A year as a title is a number to YAML but text to parseBank, so an editor should not complain of it. */
function textOrNumber(_key: string, value: unknown): unknown {
	const free = isRecord(value) && value.type === 'string' && !value.pattern && !value.format;
	return free && !value.enum ? { ...value, type: ['string', 'number'] } : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { EVENT_COLUMNS, type ColumnType, type EventColumn } from './event-columns';

/** JSON Schema's name for a column's type, and what more it says of it. */
const TYPES: Record<ColumnType, object> = {
	text: { type: 'string' },
	timestamp: { type: 'string', format: 'date-time' },
	date: { type: 'string', format: 'date' },
	json: { type: 'string', contentMediaType: 'application/json' },
	integer: { type: 'integer' },
	number: { type: 'number' },
	boolean: { type: 'boolean' }
};

/** The JSON Schema of one line of the table of events, as the text that is published at schema/events-1.json. */
export function eventTableSchema(): string {
	const schema = {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'One line of a Footnote log as JSON Lines',
		type: 'object',
		properties: Object.fromEntries(
			EVENT_COLUMNS.map((column) => [column.name, propertyOf(column)])
		),
		required: EVENT_COLUMNS.map(({ name }) => name),
		additionalProperties: false
	};
	return `${JSON.stringify(schema, null, '\t')}\n`;
}

function propertyOf({ type, nullable, values, about }: EventColumn): object {
	const { type: name, ...rest } = TYPES[type] as { type: string };
	return {
		description: about,
		type: nullable ? [name, 'null'] : name,
		...rest,
		...(values ? { enum: nullable ? [...values, null] : values } : {})
	};
}

/** The same as a table of Markdown, as docs/events.md has it. */
export function eventTableColumns(): string {
	const rows = EVENT_COLUMNS.map(
		({ name, type, nullable, values, about }) =>
			`| \`${name}\` | ${type}${nullable ? '?' : ''} | ${about}${values ? ` One of ${values.map((value) => `\`${value}\``).join(', ')}.` : ''} |`
	);
	return ['| column | type | what it says |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

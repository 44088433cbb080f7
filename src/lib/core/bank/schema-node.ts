import { bankFileSchema } from './schema';

/** What the reader of YAML needs to know of a valibot schema. */
export interface SchemaNode {
	type: string;
	/** strict_object */
	entries?: Record<string, SchemaNode>;
	/** array */
	item?: SchemaNode;
	/** record */
	value?: SchemaNode;
	/** optional */
	wrapped?: SchemaNode;
	/** variant, union; of a picklist its values. */
	options?: SchemaNode[];
	/** variant: the field that tells the options apart. */
	key?: unknown;
	/** literal */
	literal?: unknown;
	/** What valibot checks once the shape is right: of a list or a record also how many entries it may have. */
	pipe?: readonly { type: string; requirement?: unknown }[];
}

export const bankSchemaNode = bankFileSchema as unknown as SchemaNode;

/** The schema inside `optional`. */
export function unwrapped(schema: SchemaNode): SchemaNode {
	let inner = schema;
	while (inner.wrapped) inner = inner.wrapped;
	return inner;
}

/** How many entries a list or a record may have. */
export function mostEntries(schema: SchemaNode): number {
	const most = schema.pipe?.find(({ type }) => type === 'max_length' || type === 'max_entries');
	return typeof most?.requirement === 'number' ? most.requirement : Infinity;
}

/** The names of a variant's options: the types of a question. */
export function variantNames(schema: SchemaNode): string[] {
	return (schema.options ?? []).map((option) => String(variantLiteral(schema, option)));
}

export function variantOption(schema: SchemaNode, name: string): SchemaNode | undefined {
	return schema.options?.find((option) => variantLiteral(schema, option) === name);
}

function variantLiteral(schema: SchemaNode, option: SchemaNode): unknown {
	return option.entries?.[String(schema.key)]?.literal;
}

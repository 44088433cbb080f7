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
}

export const bankSchemaNode = bankFileSchema as unknown as SchemaNode;

/** The schema inside `optional`. */
export function unwrapped(schema: SchemaNode): SchemaNode {
	let inner = schema;
	while (inner.wrapped) inner = inner.wrapped;
	return inner;
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

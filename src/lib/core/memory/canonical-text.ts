/**
 * The same text for the same plain value (as JSON holds it), whatever the order of its fields; a field that is
 * undefined counts as absent, as it is once the value has been through a file.
 */
export function canonicalText(value: unknown): string {
	if (value === undefined) return 'null';
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
	const fields = Object.entries(value)
		.filter(([, held]) => held !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, held]) => `${JSON.stringify(name)}:${canonicalText(held)}`);
	return `{${fields.join(',')}}`;
}

/** An object of JSON from outside, of which nothing is known. */
export type Json = { [key: string]: unknown };

/** Of any list, which is more than any program makes. */
export const MOST_PARTS = 1000;

export const isJson = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});

/** Empty where it is no text. */
export const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** The objects of a list; none where it is no list. */
export const listOf = (value: unknown): Json[] =>
	Array.isArray(value) ? value.slice(0, MOST_PARTS).filter(isJson) : [];

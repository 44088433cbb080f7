/** What data from outside may ask of this device before it is refused. */
export interface IntakeLimits {
	/** Levels of lists and objects; a plain value has none. */
	depth: number;
	/** Values of all kinds, lists and objects among them. */
	nodes: number;
	/** Entries of one list, or fields of one object. */
	entries: number;
	/** UTF-16 units of one text or name. */
	text: number;
}

export type Place = readonly (string | number)[];

export type PlainCopy =
	| { ok: true; value: unknown }
	| {
			ok: false;
			problem:
				'too-deep' | 'too-many' | 'too-long' | 'forbidden-name' | 'not-plain' | 'not-a-number';
			/** Names and indexes from the outermost value to what is refused. */
			place: Place;
	  };

/** Names that would reach into the prototype of an object somewhere. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Data that came from outside (JSON.parse, a structured clone), copied name by name into fresh plain objects and lists,
 * so that nothing of what was handed over is kept. Reads own enumerable fields only and runs none of their code: what has
 * a getter is refused. Never throws. An `undefined` field is left out, as JSON would.
 */
export function plainCopy(input: unknown, limits: IntakeLimits): PlainCopy {
	let nodes = 0;
	try {
		return { ok: true, value: copy(input, []) };
	} catch (error) {
		if (error instanceof Refusal) return { ok: false, problem: error.problem, place: error.place };
		// A proxy may throw whatever it likes.
		return { ok: false, problem: 'not-plain', place: [] };
	}

	function copy(value: unknown, place: Place): unknown {
		if (++nodes > limits.nodes) throw new Refusal('too-many', place);
		switch (typeof value) {
			case 'string':
				if (value.length > limits.text) throw new Refusal('too-long', place);
				return value;
			case 'number':
				if (!Number.isFinite(value)) throw new Refusal('not-a-number', place);
				return value;
			case 'boolean':
				return value;
			case 'object':
				break;
			default:
				throw new Refusal('not-plain', place);
		}
		if (value === null) return null;
		if (place.length >= limits.depth) throw new Refusal('too-deep', place);
		return Array.isArray(value) ? copyList(value, place) : copyObject(value as object, place);
	}

	function copyList(list: readonly unknown[], place: Place): unknown[] {
		if (list.length > limits.entries) throw new Refusal('too-many', place);
		return Array.from({ length: list.length }, (_, index) => {
			const at = [...place, index];
			return copy(ownValue(list, String(index), at), at);
		});
	}

	function copyObject(from: object, place: Place): Record<string, unknown> {
		const prototype: unknown = Object.getPrototypeOf(from);
		// Of another realm, such as a worker's, the prototype is not this Object's, but has none above it either.
		if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
			throw new Refusal('not-plain', place);
		const names = Object.keys(from);
		if (names.length > limits.entries) throw new Refusal('too-many', place);
		const fresh: Record<string, unknown> = {};
		for (const name of names) {
			const at = [...place, name];
			if (FORBIDDEN.has(name)) throw new Refusal('forbidden-name', at);
			if (name.length > limits.text) throw new Refusal('too-long', place);
			const value = ownValue(from, name, at);
			if (value !== undefined) fresh[name] = copy(value, at);
		}
		return fresh;
	}
}

/** Without running a getter. */
function ownValue(from: object, name: string, place: Place): unknown {
	const field = Object.getOwnPropertyDescriptor(from, name);
	if (!field || !('value' in field)) throw new Refusal('not-plain', place);
	return field.value;
}

class Refusal extends Error {
	constructor(
		readonly problem: Exclude<PlainCopy, { ok: true }>['problem'],
		readonly place: Place
	) {
		super(problem);
	}
}

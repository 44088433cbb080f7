import { plainCopy as copied, type IntakeLimits } from '../../core/intake/plain-copy';

/** Of one event or session: a session of thousands of questions with a draft for each is well below. */
const LIMITS: IntakeLimits = { depth: 20, nodes: 200_000, entries: 50_000, text: 100_000 };

/** What JSON gave, name by name in fresh objects; undefined where it is too much, too deep, or names a prototype. */
export function plainCopy(value: unknown): unknown {
	const copy = copied(value, LIMITS);
	return copy.ok ? copy.value : undefined;
}

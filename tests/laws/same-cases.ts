import * as fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
	interface ProvidedContext {
		/** Null: new ones each time. */
		lawsSeed: number | null;
	}
}

/*
 * Laws are tried on the same cases in each `npm test`, so that a change is judged by what it changes; on new ones in a
 * full run, which looks for what nobody has thought of.
 */
const seed = inject('lawsSeed');
if (seed !== null) fc.configureGlobal({ seed });

import type { Finding } from '../src/lib/core/bank/finding';

/** Why a file is not converted, in words for whoever gave it; nothing has been written. */
export class Refusal extends Error {
	override name = 'Refusal';
	constructor(
		message: string,
		/** Of a bank with errors. */
		readonly findings: readonly Finding[] = []
	) {
		super(message);
	}
}

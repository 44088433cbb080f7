import type { LearnerStore } from '../store/learner-store';
import { keptIn, KeptMark, readMark, writeMark, type Kept, type Shortfall } from './kept-mark';

/**
 * The mark of a database that does not open this time: what is missing from memory is not gone, so nothing is told, and
 * what was kept there stays marked.
 */
export class AsideMark extends KeptMark {
	#here: Kept = { answers: 0, day: '' };

	constructor(
		private readonly log: LearnerStore,
		private readonly database: string
	) {
		super(log, database);
	}

	override get kept(): Kept {
		return this.#here;
	}

	override get shortfall(): Shortfall | null {
		return null;
	}

	override begin(): Promise<void> {
		return this.look();
	}

	override async look(): Promise<void> {
		this.#here = await keptIn(this.log);
	}

	override lower(answers: number): void {
		const mark = readMark(this.database);
		if (mark) writeMark(this.database, { ...mark, answers: Math.max(0, mark.answers - answers) });
	}

	override noteLoss(): void {}

	override noteTold(): void {}
}

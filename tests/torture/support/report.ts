/** What a proof counted, and which promises it found broken. Prints as it goes. */
export class Report {
	readonly counts = new Map<string, number>();
	readonly failures: string[] = [];
	readonly skipped: string[] = [];
	#startedMs = performance.now();
	ms = 0;

	constructor(readonly name: string) {}

	/** Names the counts that are told even when they stay 0, in their order. */
	expect(...names: string[]): void {
		for (const name of names) this.add(name, 0);
	}

	add(name: string, by = 1): void {
		this.counts.set(name, (this.counts.get(name) ?? 0) + by);
	}

	/** A promise is broken: the run goes on, and fails. */
	broken(what: string): void {
		this.failures.push(what);
		console.log(`  ${this.name}: BROKEN ${what}`);
	}

	/** Something could not be tried here. */
	skip(why: string): void {
		this.skipped.push(why);
		console.log(`  ${this.name}: skipped: ${why}`);
	}

	note(text: string): void {
		console.log(`  ${this.name}: ${text}`);
	}

	end(): void {
		this.ms = performance.now() - this.#startedMs;
	}

	/** `name: 200 tried, 0 lost, …` */
	summary(): string {
		const counts = [...this.counts].map(([name, count]) => `${count} ${name}`);
		if (this.failures.length > 0) counts.push(`${this.failures.length} BROKEN`);
		if (this.skipped.length > 0) counts.push(`${this.skipped.length} skipped`);
		return `${this.name}: ${counts.join(', ')}`;
	}

	toJSON() {
		const { name, counts, failures, skipped, ms } = this;
		return { name, counts: Object.fromEntries(counts), failures, skipped, ms: Math.round(ms) };
	}
}

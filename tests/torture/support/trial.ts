import { newProfile, removeProfile } from './profile-folder';
import type { Report } from './report';

/** One profile under torture. It is kept when a promise was broken in it. */
export class Trial {
	readonly profile = newProfile();
	#broken = false;

	/** @param label says in a report which one it was, its seed included */
	constructor(
		private readonly report: Report,
		private readonly label: string
	) {}

	broken(what: unknown): void {
		this.#broken = true;
		const text = what instanceof Error ? (what.stack ?? what.message) : String(what);
		this.report.broken(`${this.label}: ${text}; profile ${this.profile}`);
	}

	get isBroken(): boolean {
		return this.#broken;
	}

	end(): void {
		if (!this.#broken) removeProfile(this.profile);
	}
}

import type { LearnerStore } from '../store/learner-store';
import { browserEngine } from './browser-engine';
import { askToPersist } from './ask-to-persist';

/** So many answers are worth keeping, even without a finished session. */
const ENOUGH_ANSWERS = 20;

/**
 * Asks the browser, once, to keep this site's data when it clears up: after the first finished session or twenty answers,
 * when there is something to keep and a reason to agree. Where the browser would in turn ask the learner, that is left to
 * a click on an offer in our own words. What was refused is asked for again from the settings alone.
 */
export class Persistence {
	#offered = $state(false);
	/** There is nothing to ask for any more, or nobody to ask. */
	#settled = false;

	constructor(private readonly store: LearnerStore) {}

	/** The learner may be shown the offer. */
	get offered(): boolean {
		return this.#offered;
	}

	/** Told when a session is finished, and whenever something was written. Never throws: none of it is needed to learn. */
	async consider(moment: 'session' | 'answers'): Promise<void> {
		try {
			if (this.#settled || (await this.#needsNoAsking())) return;
			if (moment === 'answers' && (await this.#countAnswers()) < ENOUGH_ANSWERS) return;
			if (await asksNobody()) await this.ask();
			else this.#offered = true;
		} catch {
			// The next time will tell.
		}
	}

	/** @returns whether the browser agreed */
	async ask(): Promise<boolean> {
		await this.#settle();
		return askToPersist();
	}

	/** The learner does not want the browser to be asked. */
	async decline(): Promise<void> {
		await this.#settle();
	}

	async #needsNoAsking(): Promise<boolean> {
		const storage = navigator.storage as StorageManager | undefined;
		this.#settled =
			!storage?.persist ||
			(await storage.persisted()) ||
			(await this.store.meta('persistAsked')) === true;
		return this.#settled;
	}

	async #countAnswers(): Promise<number> {
		return (await this.store.answersKept()).answers;
	}

	async #settle(): Promise<void> {
		this.#settled = true;
		this.#offered = false;
		await this.store.setMeta('persistAsked', true).catch(() => undefined);
	}
}

/** Whether asking the browser asks no person: Chromium and WebKit decide by themselves, Firefox shows a prompt. */
async function asksNobody(): Promise<boolean> {
	if (browserEngine() !== 'gecko') return true;
	const name = 'persistent-storage' as PermissionName;
	const permission = await navigator.permissions?.query({ name }).catch(() => null);
	return permission?.state === 'granted' || permission?.state === 'denied';
}

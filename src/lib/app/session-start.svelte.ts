import { goto } from '$app/navigation';
import { base } from '$app/paths';

/** The way from a button into a session: one at a time, and a failure stays to be told. */
export class SessionStart {
	#busy = $state(false);
	#failure = $state.raw<unknown>(null);

	get busy(): boolean {
		return this.#busy;
	}

	get failure(): unknown {
		return this.#failure;
	}

	/** Goes to the session that is set up; stays where it is when there is nothing to ask (null). */
	async go(setUp: () => Promise<string | null>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#failure = null;
		try {
			const id = await setUp();
			if (id) await goto(`${base}/session/?id=${id}`);
		} catch (error) {
			this.#failure = error;
		} finally {
			this.#busy = false;
		}
	}
}

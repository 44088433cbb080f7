/** The right to edit a draft: one tab has it at a time. */
export interface DraftLock {
	/** Whether this tab may edit. */
	held: boolean;
	/** Resolves when another tab has let the draft go, and this one holds it now; never where it held it from the start. */
	freed: Promise<void>;
	release(): void;
}

/** Where the browser has no locks, every tab may edit; a save over what was not seen is refused all the same. */
export async function lockDraft(id: string): Promise<DraftLock> {
	const locks = navigator.locks as LockManager | undefined;
	const never = new Promise<void>(() => undefined);
	if (!locks) return { held: true, freed: never, release: () => undefined };
	const name = `footnote-draft-${id}`;
	let release = () => {};
	const until = new Promise<void>((resolve) => (release = resolve));
	const held = await new Promise<boolean>((resolve) => {
		void locks.request(name, { ifAvailable: true }, (lock) => {
			resolve(lock !== null);
			return lock ? until : undefined;
		});
	});
	if (held) return { held, freed: never, release };
	const waiting = new AbortController();
	const freed = new Promise<void>((resolve) => {
		locks
			.request(name, { signal: waiting.signal }, () => {
				resolve();
				return until;
			})
			.catch(() => undefined);
	});
	return {
		held,
		freed,
		release() {
			waiting.abort();
			release();
		}
	};
}

import { browserEngine } from './browser-engine';

/** How much this site keeps, and what the browser may do with it by itself. */
export interface StorageState {
	/** Bytes; null where the browser does not tell. */
	used: number | null;
	quota: number | null;
	/** Null where the browser does not tell. */
	persisted: boolean | null;
	/** Safari, and Footnote not on the Home Screen or in the Dock: seven days of use without a visit, and all is cleared. */
	sevenDays: boolean;
	/** Signs of a private window, whose data are gone when it is closed. */
	maybePrivate: boolean;
}

/** Less than this, in bytes, is what browsers allow a private window; some of them, for others tell nothing of it. */
const LITTLE_ROOM = 1_000_000_000;

/** Asks the browser; never throws, since none of it is needed to learn. */
export async function storageState(): Promise<StorageState> {
	const storage = navigator.storage as StorageManager | undefined;
	const [estimate, persisted, filesRefused] = await Promise.all([
		storage?.estimate?.().catch(() => null),
		storage?.persisted?.().catch(() => null),
		storage?.getDirectory?.().then(
			() => false,
			() => true
		)
	]);
	const quota = estimate?.quota ?? null;
	return {
		used: estimate?.usage ?? null,
		quota,
		persisted: persisted ?? null,
		sevenDays: browserEngine() === 'webkit' && !isInstalled(),
		maybePrivate: filesRefused === true || (quota !== null && quota < LITTLE_ROOM)
	};
}

/** Opened from the Home Screen or the Dock, in a window of its own. */
function isInstalled(): boolean {
	return (
		matchMedia('(display-mode: standalone)').matches ||
		('standalone' in navigator && navigator.standalone === true)
	);
}

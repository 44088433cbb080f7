/**
 * After so many ms it is asked once more, and after so many more again. What takes longer than that on a busy disk comes
 * all the same: the first answer of any of them counts.
 */
const AGAIN_AFTER_MS = [1000, 2000];
/** So long after the last asking, in ms, nobody waits for an answer any more: other requests are to have their turn. */
const GIVE_UP_AFTER_MS = 20_000;

/**
 * Asks the browser's file system for something, and again where no answer comes: of some thousand requests on a log of
 * 200,000 events Chromium 150 left one without an answer for good, and with it all that waited its turn behind it. The
 * same one asked again was answered at once.
 *
 * @param ask may be done more than once
 * @param letGo of what comes when another answer was taken already
 * @throws what the browser answers; DOMException (AbortError) where it does not answer at all
 */
export function askedAgain<T>(
	ask: () => Promise<T>,
	letGo: (given: T) => void = () => undefined
): Promise<T> {
	return new Promise((resolve, reject) => {
		let isOver = false;
		let asked = 0;
		let open = 0;
		let timer: ReturnType<typeof setTimeout>;
		const end = (tell: () => void) => {
			isOver = true;
			clearTimeout(timer);
			tell();
		};
		const next = () => {
			const afterMs = AGAIN_AFTER_MS[asked++];
			open++;
			ask().then(
				(given) => (isOver ? letGo(given) : end(() => resolve(given))),
				(error: unknown) => {
					open--;
					// It may be an earlier asking that is in the way, and which is answered yet.
					const isInItsOwnWay = open > 0 && nameOf(error) === 'NoModificationAllowedError';
					if (!isOver && !isInItsOwnWay) end(() => reject(error as Error));
				}
			);
			timer = setTimeout(
				afterMs === undefined ? () => end(() => reject(unanswered())) : next,
				afterMs ?? GIVE_UP_AFTER_MS
			);
		};
		next();
	});
}

const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : null);
const unanswered = () =>
	new DOMException('The browser’s file system did not answer.', 'AbortError');

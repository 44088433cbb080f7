import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { onMissingChunk } from './missing-chunk';

const onLost = vi.fn();

// A page that was loaded again for this version already, so that these tests are not.
beforeAll(() => {
	sessionStorage.setItem('footnote-reloaded-for', 'this one');
	onMissingChunk('this one', onLost);
});
beforeEach(() => onLost.mockClear());
afterEach(() => (window.footnoteLeftAtMs = undefined));

const failToLoad = () => dispatchEvent(new Event('vite:preloadError'));

it('A part that does not come is told, once loading the page again has not helped', () => {
	failToLoad();
	expect(onLost).toHaveBeenCalledOnce();
});

it('A part that does not come because the page is being left is no missing part', () => {
	window.footnoteLeftAtMs = performance.now();
	failToLoad();
	expect(onLost).not.toHaveBeenCalled();
});

it('A page that was left for a download, and stayed, misses what does not come', () => {
	window.footnoteLeftAtMs = performance.now() - 60_000;
	failToLoad();
	expect(onLost).toHaveBeenCalledOnce();
});

import { afterEach, expect, it, vi } from 'vitest';
import { attendedMs } from './attention';
import { clock } from './clock';

afterEach(() => vi.restoreAllMocks());

it('stands still while the page is not seen', () => {
	const tick = vi.spyOn(clock, 'tickMs');
	const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
	const at = (ms: number, isHidden?: boolean) => {
		tick.mockReturnValue(ms);
		if (isHidden === undefined) return;
		hidden.mockReturnValue(isHidden);
		document.dispatchEvent(new Event('visibilitychange'));
	};
	at(1000);
	const begun = attendedMs();
	at(3000);
	expect(attendedMs() - begun).toBe(2000);
	at(4000, true);
	at(9000, true);
	expect(attendedMs() - begun).toBe(3000);
	at(10_000, false);
	expect(attendedMs() - begun).toBe(3000);
	at(10_500);
	expect(attendedMs() - begun).toBe(3500);
});

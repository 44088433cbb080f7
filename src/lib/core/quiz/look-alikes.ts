import { isNumberWord } from './number-words';

/** Words a slip of the finger apart that mean different things, so that one is never taken for a typo of another. */
const GROUPS = [
	'monday tuesday wednesday thursday friday saturday sunday',
	'january february march april may june july august september october november december',
	'north south east west northern southern eastern western',
	'iran iraq',
	'iranian iraqi',
	'austria australia',
	'austrian australian',
	'slovakia slovenia',
	'slovak slovene',
	'niger nigeria algeria',
	'zambia gambia',
	'mali malawi maldives',
	'mauritius mauritania',
	'guinea guyana',
	'libya liberia',
	'uruguay paraguay',
	'import export imports exports imported exported importer exporter importers exporters',
	'ally enemy',
	'employer employee employers employees',
	'emigrant immigrant emigrants immigrants emigration immigration'
].map((group) => new Set(group.split(' ')));

/** What a word may begin with to mean the contrary or something else; '' for the word without it. */
const PREFIXES = [
	['', 'un', 'in', 'im', 'il', 'ir', 'a', 'de', 're'],
	['hyper', 'hypo'],
	['inter', 'intra'],
	['micro', 'macro'],
	['ante', 'anti'],
	['pre', 'pro']
];

/** Whether two different words, in lower case, are known to mean different things however near their spelling. */
export function areLookAlikes(a: string, b: string): boolean {
	if (a === b) return false;
	if (isNumberWord(a) && isNumberWord(b)) return true;
	if (GROUPS.some((group) => group.has(a) && group.has(b))) return true;
	return PREFIXES.some((family) =>
		family.some((prefix) => {
			if (!a.startsWith(prefix)) return false;
			const stem = a.slice(prefix.length);
			return family.some((other) => other !== prefix && b === other + stem);
		})
	);
}

/** Ways to write the same unit, the first the one they are compared by. */
const SAME_UNITS = [
	['%', 'percent', 'per cent', 'pct', 'percents'],
	[
		'$',
		'us$',
		'usd',
		'dollar',
		'dollars',
		'us dollar',
		'us dollars',
		'u.s. dollars',
		'american dollars'
	],
	['€', 'eur', 'euro', 'euros'],
	['£', 'gbp', 'pound', 'pounds', 'pounds sterling'],
	['¥', 'jpy', 'yen'],
	['°', 'degree', 'degrees']
];
const CANONICAL = new Map(
	SAME_UNITS.flatMap((same) => same.map((unit) => [unit, same[0] ?? unit]))
);

/** Currency codes that may stand before a number; signs such as $ and € are known by their Unicode category. */
const CURRENCY_CODES =
	'us usd eur gbp jpy cny rmb rub uah chf cad aud inr rs brl krw sek nok dkk pln'.split(' ');

const SCALES = new Map<string, number>([
	['hundred', 1e2],
	...entries('k thousand thousands thsd tsd', 1e3),
	...entries('lakh lakhs', 1e5),
	...entries('m mn mln mio million millions', 1e6),
	...entries('crore crores', 1e7),
	...entries('b bn bln mrd billion billions', 1e9),
	...entries('t tn trn trillion trillions', 1e12)
]);

/** After these, what began as a unit is another: metres per second, metres squared. */
const CHANGES_UNIT = ['per', 'a', 'an', 'each', 'squared', 'cubed', '/'];

/** A unit as it is compared: 'percent' and 'per cent' are '%'. The text is in lower case. */
export function canonicalUnit(unit: string): string {
	const trimmed = unit.trim();
	return CANONICAL.get(trimmed) ?? trimmed;
}

/** Whether the unit given is one of those accepted, perhaps with more words after it: "percent of all exports". */
export function isUnit(given: string, accepted: readonly string[]): boolean {
	const unit = canonicalUnit(given);
	if (accepted.some((each) => canonicalUnit(each) === unit)) return true;
	const words = unit.split(' ');
	return words.some((next, at) => {
		if (at === 0 || CHANGES_UNIT.includes(next)) return false;
		const begin = canonicalUnit(words.slice(0, at).join(' '));
		return accepted.some((each) => canonicalUnit(each) === begin);
	});
}

/** Whether the text may stand before a number and still leave it a number: $, US$, EUR. */
export function isCurrency(text: string): boolean {
	return (text.length <= 4 && /\p{Sc}/u.test(text)) || CURRENCY_CODES.includes(text);
}

/** The scale that a text after a number begins with ("bn usd"): its factor, and what is left. Factor 1 when there is none. */
export function splitScale(text: string): { factor: number; rest: string } {
	const words = text.split(' ');
	let factor = 1;
	let used = 0;
	// "hundred thousand", "thousand billion"; more than that is no number anyone writes.
	while (used < Math.min(words.length, 3)) {
		const scale = SCALES.get(withoutDot(words[used] ?? ''));
		if (scale === undefined) break;
		factor *= scale;
		used++;
	}
	return { factor, rest: words.slice(used).join(' ') };
}

function withoutDot(word: string): string {
	return word.endsWith('.') ? word.slice(0, -1) : word;
}

function entries(words: string, factor: number): [string, number][] {
	return words.split(' ').map((word) => [word, factor]);
}

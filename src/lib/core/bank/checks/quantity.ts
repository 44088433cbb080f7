/** A choice that is a number, with or without a unit, or a span of numbers. Ends that are open are infinite. */
export interface Quantity {
	from: number;
	to: number;
	/** Whether it is a span: 10 to 20, more than 5. */
	span: boolean;
	/** Lower case, empty where there is none. */
	unit: string;
	/** Significant digits of the number as written: 2 of 48,000, 5 of 365.24. */
	digits: number;
}

const NUMBER = String.raw`-?\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?`;
const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 };
const SCALE = '(?: (thousand|million|billion))?';
const ABOVE = /^(?:more than|over|above|at least|from|no fewer than|no less than) /i;
const BELOW = /^(?:less than|fewer than|under|below|at most|up to|no more than) /i;
const PLAIN = new RegExp(`^(${NUMBER})${SCALE}(?: ?(.*))$`, 'iu');
const SPAN = new RegExp(
	`^(?:from |between )?(${NUMBER})${SCALE}(?: ?(?:–|-|to|and) ?)(${NUMBER})${SCALE}(?: ?(.*))$`,
	'iu'
);
/** A longer rest is a sentence that begins with a number. */
const MAX_UNIT_WORDS = 3;
const MAX_LENGTH = 60;

/** The quantity a choice is, or null where it is more than that. */
export function quantityOf(text: string): Quantity | null {
	if (text.length > MAX_LENGTH) return null;
	const plain = text
		.trim()
		.replace(/\.$/, '')
		.replace(/^(?:about|around|roughly|nearly|almost|some|every|about every|in|the year) /i, '')
		.replace(/^(more than|over|at least) (?:a|one) (million|billion|thousand)/i, '$1 1 $2');
	const open = ABOVE.test(plain) ? 'above' : BELOW.test(plain) ? 'below' : null;
	const rest = plain.replace(ABOVE, '').replace(BELOW, '');
	const span = open === null ? SPAN.exec(rest) : null;
	if (span) {
		const [, from = '', fromScale, to = '', toScale, unit = ''] = span;
		const end = valueOf(to, toScale);
		const start = valueOf(from, fromScale ?? toScale);
		return start <= end ? checked({ from: start, to: end, span: true, unit, digits: 0 }) : null;
	}
	const one = PLAIN.exec(rest);
	if (!one) return null;
	const [, number = '', scale, after = ''] = one;
	const value = valueOf(number, scale);
	const [, unit = after, side] =
		/^(.*?) ?or (more|less|fewer|over|above|below|under)$/i.exec(after) ?? [];
	const up = open === 'above' || /more|over|above/i.test(side ?? '');
	const down = open === 'below' || /less|fewer|below|under/i.test(side ?? '');
	return checked({
		from: down ? -Infinity : value,
		to: up ? Infinity : value,
		span: up || down,
		unit,
		digits: number.replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '').length
	});
}

function checked(quantity: Quantity): Quantity | null {
	const unit = quantity.unit.trim().toLowerCase();
	const fits = unit.split(' ').length <= MAX_UNIT_WORDS && !/[\d,;]/.test(unit);
	return fits ? { ...quantity, unit } : null;
}

function valueOf(number: string, scale: string | undefined): number {
	return Number(number.replace(/[,  ]/g, '')) * (SCALES[scale?.toLowerCase() ?? ''] ?? 1);
}

/** Units that may stand beside one another: 8 seconds and 8 hours may, km and miles are two systems. */
const FAMILIES = {
	time: 's sec second seconds min minute minutes h hour hours day days week weeks month months year years century centuries decade decades',
	metric:
		'mm cm m km millimetre millimetres centimetre centimetres metre metres kilometre kilometres millimeters centimeters meter meters kilometer kilometers',
	imperial: 'inch inches foot feet ft yard yards mile miles',
	mass: 'mg g kg t gram grams kilogram kilograms tonne tonnes',
	'imperial mass': 'pound pounds lb lbs ounce ounces stone',
	volume: 'ml l cl litre litres liter liters',
	share: '% percent',
	celsius: '°c',
	fahrenheit: '°f'
};
const FAMILY_OF = new Map(
	Object.entries(FAMILIES).flatMap(([family, units]) =>
		units.split(' ').map((unit): [string, string] => [unit, family])
	)
);

/** The family of units that may be mixed, or null of a unit that is not known. */
export function unitFamily(unit: string): string | null {
	if (unit === 'per cent') return 'share';
	return FAMILY_OF.get(unit.split(' ')[0] ?? '') ?? null;
}

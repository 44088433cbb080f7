/** In em; what KaTeX holds to its own `maxSize` is held again, since that lets negative and raised lengths pass. */
const MOST: Record<string, number> = {
	width: 20,
	lspace: 20,
	rspace: 20,
	minsize: 20,
	maxsize: 20,
	mathsize: 5,
	height: 2,
	depth: 2,
	voffset: 2,
	linethickness: 2
};
/** In em, roughly: where it matters, a length is far too large. */
const UNITS: Record<string, number> = {
	em: 1,
	ex: 0.5,
	mu: 1 / 18,
	px: 1 / 16,
	pt: 1 / 12,
	pc: 1,
	mm: 0.24,
	cm: 2.4,
	in: 6
};
const LENGTH = /^([+-]?)(\d+\.?\d*|\.\d+)([a-z]+)$/;
/** Part of what it holds, as KaTeX has it for `\llap` and `\clap`. */
const PART = /^-(?:1|0\.5)width$/;

/**
 * A length of MathML, cut to what a formula may ask for without reaching over the page around it.
 * @returns null where it is no length that formulas here have
 */
export function heldLength(attribute: string, value: string): string | null {
	const most = MOST[attribute];
	if (most === undefined || PART.test(value)) return value;
	const [, sign = '', number, unit = ''] = LENGTH.exec(value) ?? [];
	const size = UNITS[unit];
	if (number === undefined || size === undefined) return null;
	return Number(number) * size > most ? `${sign}${most}em` : value;
}

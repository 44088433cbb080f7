import { m } from '$lib/paraglide/messages';
import type { Unit } from './chart-plan';

const DAY_MS = 86_400_000;

/** Making one takes many times as long as using it, and a calendar has a text for each of its days. */
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function kept<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
	const known = formats.get(key) as F | undefined;
	if (known) return known;
	const made = make();
	formats.set(key, made);
	return made;
}

/** A number as it is read. @param locale BCP 47 */
export function numberText(value: number, locale: string, digits = 0): string {
	return kept(
		`${locale} number ${digits}`,
		() => new Intl.NumberFormat(locale, { maximumFractionDigits: digits })
	).format(value);
}

/** A number that is read beside others like it: all with as many digits after the point. */
export function scoreText(value: number, locale: string, digits: number): string {
	return kept(
		`${locale} score ${digits}`,
		() =>
			new Intl.NumberFormat(locale, {
				minimumFractionDigits: digits,
				maximumFractionDigits: digits
			})
	).format(value);
}

/** A share (0–1) in per cent, without its sign. */
export function percentText(share: number, locale: string): string {
	return numberText(share * 100, locale, 0);
}

/** A chance of recall (0–1) in per cent, without its sign: none is called certain or impossible that is only close to it. */
export function chanceText(chance: number, locale: string): string {
	if (chance > 0 && chance < 0.005) return m.progress_chance_under();
	return chance >= 0.995 && chance < 1 ? m.progress_chance_over() : percentText(chance, locale);
}

/** A share (0–1) with its sign, which stays on the line. */
export const shareText = (share: number, locale: string): string =>
	`${percentText(share, locale)}\u00a0%`;

/** How dates are written where texts are in that language: the English of the texts is British. */
export const datesIn = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

/** A local day, with its year only where that is wanted. */
export function dayText(day: number, locale: string, style: 'short' | 'long' = 'short'): string {
	const parts =
		style === 'long'
			? ({ day: 'numeric', month: 'long', year: 'numeric' } as const)
			: ({ day: 'numeric', month: 'short' } as const);
	return kept(
		`${locale} day ${style}`,
		() => new Intl.DateTimeFormat(datesIn(locale), { ...parts, timeZone: 'UTC' })
	).format(day * DAY_MS);
}

/** YYYY-MM as a month is named. */
export function monthText(month: string, locale: string): string {
	return kept(
		`${locale} month`,
		() =>
			new Intl.DateTimeFormat(datesIn(locale), { month: 'short', year: 'numeric', timeZone: 'UTC' })
	).format(Date.parse(`${month}-01T00:00:00Z`));
}

/** At a scale, and of a point. */
export function valueText(value: number, unit: Unit, locale: string): string {
	switch (unit) {
		case 'share':
			return shareText(value, locale);
		case 'day':
			return dayText(Math.round(value), locale);
		case 'days':
		case 'minutes':
			return numberText(value, locale, value < 10 ? 1 : 0);
		case 'count':
			return numberText(value, locale, value < 10 ? 1 : 0);
	}
}

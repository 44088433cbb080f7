import { m } from '$lib/paraglide/messages';

/** Ten years: a line through more of them is too fine to be read, and holds up the page while it is drawn. */
const MOST = 120;

/** The months that a picture shows, of all that its table has. */
export function monthsDrawn<T>(months: readonly T[]): readonly T[] {
	return months.slice(-MOST);
}

/** What a picture says of it, beside its other note. */
export function noteOfMonths(note: string, months: readonly unknown[]): string {
	return months.length > MOST ? `${note} ${m.progress_months_drawn({ years: MOST / 12 })}` : note;
}

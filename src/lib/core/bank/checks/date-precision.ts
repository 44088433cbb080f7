const MONTH =
	'(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = String.raw`\d{3,4}(?: (?:BC|AD|BCE|CE))?`;
const FORMS = [
	String.raw`the (?:\w+ century|\d{3,4}s)`,
	YEAR,
	`${MONTH} ${YEAR}|(?:spring|summer|autumn|winter) ${YEAR}`,
	`\\d{1,2} ${MONTH},? ${YEAR}|${MONTH} \\d{1,2},? ${YEAR}`
].map((form) => new RegExp(`^(?:(?:in|on|about|around) )?(?:${form})\\.?$`, 'i'));

/** How exact a date is: 0 a century or decade, 1 a year, 2 a month, 3 a day; null for what is no date. */
export function datePrecision(text: string): number | null {
	const found = FORMS.findIndex((form) => form.test(text.trim()));
	return found < 0 ? null : found;
}

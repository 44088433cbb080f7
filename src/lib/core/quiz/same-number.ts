/** What a number may be off by through being kept in binary, as a share of its size. */
const ROUNDING = 1e-12;

/** Whether two numbers are the same within an absolute tolerance, the rounding of binary fractions forgiven. */
export function isSameNumber(a: number, b: number, tolerance = 0): boolean {
	return Math.abs(a - b) <= tolerance + ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

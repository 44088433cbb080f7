/** Something was written since: what was known is no longer so, and nothing of this attempt is kept. */
export class Overtaken extends Error {
	override name = 'Overtaken';
}

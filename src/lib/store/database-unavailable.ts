/**
 * The database cannot be used; `reason` says which of the known cases it is. `damaged`: the browser refuses this database,
 * but there is a journal to make it again from; `only-backups`: there is none, but there are automatic backups.
 */
export class DatabaseUnavailable extends Error {
	override name = 'DatabaseUnavailable';
	constructor(
		readonly reason: 'newer' | 'full' | 'refused' | 'damaged' | 'only-backups',
		cause: unknown,
		/** There is a second copy, which can be saved as a file. */
		readonly hasCopy = false
	) {
		super(`The learner's database cannot be opened (${reason}).`, { cause });
	}
}

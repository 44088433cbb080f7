import { DATABASE_VERSION } from '../database-schema';

/**
 * Whether the next opening will migrate this database; false where the browser cannot tell without opening it.
 * @throws where the browser has no databases, or refuses to tell
 */
export async function isOlder(name: string): Promise<boolean> {
	// Firefox has it since version 126.
	const databases = await indexedDB.databases?.();
	const version = databases?.find((database) => database.name === name)?.version;
	return version !== undefined && version < DATABASE_VERSION;
}

import { deleteDB, openDB } from 'idb';
import { expect, it } from 'vitest';
import { checkApart } from './check-apart';
import { openDatabase } from './open-database';

it('a newer version that has taken the database is told as such, and not as an unknown fault', async () => {
	const name = `check-apart-${crypto.randomUUID()}`;
	const connection = await openDatabase(name);
	expect(await checkApart(connection, null, 0)).toMatchObject({ answers: 0 });
	(await openDB(name, 9999)).close();
	await expect(checkApart(connection, null, 0)).rejects.toMatchObject({ kind: 'closed' });
	await deleteDB(name);
});

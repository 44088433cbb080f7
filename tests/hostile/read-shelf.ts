import type { Page } from '@playwright/test';

/** What lies on the shelf of opened banks, read without any code of the app: by store the keys, and the summaries whole. */
export function readShelf(page: Page): Promise<unknown> {
	return page.evaluate(async () => {
		const settled = <T>(request: IDBRequest<T>) =>
			new Promise<T>((done, fail) => {
				request.onsuccess = () => done(request.result);
				request.onerror = () => fail(request.error);
			});
		const name = 'footnote-banks';
		if (!(await indexedDB.databases()).some((each) => each.name === name)) return [];
		const database = await settled(indexedDB.open(name));
		try {
			const stores = [...database.objectStoreNames];
			if (stores.length === 0) return [];
			const tx = database.transaction(stores);
			const keys = stores.map(async (store) => [
				store,
				await settled(tx.objectStore(store).getAllKeys())
			]);
			const summaries = stores.includes('summaries')
				? settled(tx.objectStore('summaries').getAll())
				: [];
			return [await Promise.all(keys), await summaries];
		} finally {
			database.close();
		}
	});
}

/**
 * Safari and WebKitGTK put a page that is left aside together with the transactions that are open in it, and these block
 * every later one, reads included, for as long as that page is kept (measured in WebKitGTK 2.50; see
 * https://github.com/w3c/IndexedDB/issues/381). So what is under way then is given up: nothing of it was told to be kept,
 * and a page that is shown again does it anew.
 * @param database a new connection
 */
export function releaseOnLeave(database: IDBDatabase): void {
	const underWay = new Set<IDBTransaction>();
	const begin = database.transaction.bind(database);
	database.transaction = (...given: Parameters<IDBDatabase['transaction']>) => {
		const transaction = begin(...given);
		const ended = () => underWay.delete(transaction);
		underWay.add(transaction);
		transaction.addEventListener('complete', ended);
		transaction.addEventListener('abort', ended);
		return transaction;
	};
	addEventListener('pagehide', ({ persisted }) => {
		// A page that is not put aside ends with all it holds, as the browser sees fit.
		if (!persisted) return;
		for (const transaction of underWay) giveUp(transaction);
	});
}

function giveUp(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch {
		// It is being committed already, or has just ended.
	}
}

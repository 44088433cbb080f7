import type { CheckAnswer, CheckRequest } from './check-messages';
import { lookThrough } from './look-through';
import { openDatabase } from './open-database';
import { faultOf } from './storage-fault';

/** With a connection of its own, so that the page stays free: a long log takes seconds to replay. */
async function check({ database, journal, today }: CheckRequest): Promise<CheckAnswer> {
	try {
		const connection = await openDatabase(database);
		try {
			return { ok: true, found: await lookThrough(connection, journal, today) };
		} finally {
			connection.close();
		}
	} catch (error) {
		return { ok: false, kind: faultOf(error).kind, message: String(error) };
	}
}

self.onmessage = async ({ data }: MessageEvent<CheckRequest>) => {
	self.postMessage(await check(data));
};

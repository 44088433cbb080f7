import { openDatabase } from '../open-database';
import { Pace } from '../pace';
import { faultOf } from '../storage-fault';
import { workOut, type FitNews, type FitRequest } from './fit-work';

const say = (news: FitNews) => self.postMessage(news);

/** With a connection of its own, so that the page stays free; the page ends it to call it off. */
self.onmessage = async ({ data: { database, ask } }: MessageEvent<FitRequest>) => {
	try {
		const connection = await openDatabase(database);
		try {
			say({ answer: await workOut(connection, ask, new Pace((share) => say({ share }))) });
		} finally {
			connection.close();
		}
	} catch (error) {
		const { kind, message } = faultOf(error);
		say({ fault: { kind, message } });
	}
};

import { openDatabase } from '../open-database';
import { faultOf } from '../storage-fault';
import { workOutProgress, type ProgressAsk, type ProgressNews } from './progress-work';

const say = (news: ProgressNews) => self.postMessage(news);

/** With a connection of its own, so that the page stays free. */
self.onmessage = async ({ data }: MessageEvent<ProgressAsk>) => {
	try {
		const connection = await openDatabase(data.database);
		try {
			const tell = (share: number) => say({ share });
			say({ figures: await workOutProgress(connection, data, tell, async () => undefined) });
		} finally {
			connection.close();
		}
	} catch (error) {
		say({ fault: { kind: faultOf(error).kind, message: String(error) } });
	}
};

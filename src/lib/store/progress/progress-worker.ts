import type { KnownBank } from '../../core/insight/progress/known-bank';
import { openDatabase } from '../open-database';
import { faultOf } from '../storage-fault';
import { workOutProgress, type ProgressAsk, type ProgressNews } from './progress-work';
import { keepSums, readSums } from './sums-store';

const say = (news: ProgressNews) => self.postMessage(news);

const banks: KnownBank[] = [];
let allCame: (banks: KnownBank[]) => void;
const all = new Promise<KnownBank[]>((resolve) => (allCame = resolve));

/** With a connection of its own, so that the page stays free; ends by itself once it has kept what it is to keep. */
self.onmessage = ({ data }: MessageEvent<ProgressAsk>) => {
	if ('ask' in data) void answer(data.ask);
	else if (data.bank) banks.push(data.bank);
	else allCame(banks);
};

async function answer({ database, today }: { database: string; today: number }): Promise<void> {
	try {
		const [connection, kept] = await Promise.all([openDatabase(database), readSums(database)]);
		try {
			const tell = (share: number) => say({ share });
			const rest = async () => undefined;
			const work = workOutProgress(connection, all, today, kept, tell, rest);
			const { figures, toKeep } = await work;
			say({ figures });
			// The page does not wait for it.
			if (toKeep) await keepSums(database, toKeep);
		} finally {
			connection.close();
		}
	} catch (error) {
		say({ fault: { kind: faultOf(error).kind, message: String(error) } });
	}
	self.close();
}

import type { Remark } from '../../exchange/formats/remark';
import type { ExchangeRefusal } from './exchange-work';
import type { BroughtBank, MadeBank } from './make-banks';
import type { WorkApart } from './work-apart';

/**
 * Has banks parsed, one by one. Of a large file this is for a worker that was not the one that read it: there what is over
 * counts as in use for long, and the garbage of the parsing would come on top of it.
 * @param made is emptied
 * @param progress 0–1
 * @returns `remarks`: why there are fewer than were made
 * @throws Cancelled
 */
export async function bringBanks(
	apart: WorkApart,
	made: MadeBank[],
	progress: (done: number) => void = () => undefined
): Promise<{ banks: BroughtBank[]; remarks: Remark[] } | { refusal: ExchangeRefusal }> {
	const banks: BroughtBank[] = [];
	const remarks: Remark[] = [];
	const count = made.length;
	for (let next = made.shift(); next; next = made.shift()) {
		const { title, ...rest } = next;
		const outcome = await apart.ask({ work: 'parse', title, texts: rest.texts });
		if (outcome.work === 'refused') return outcome;
		if ('bank' in outcome.parsed) banks.push({ ...rest, bank: outcome.parsed.bank });
		else remarks.push(outcome.parsed.remark);
		progress(1 - made.length / count);
	}
	return { banks, remarks };
}

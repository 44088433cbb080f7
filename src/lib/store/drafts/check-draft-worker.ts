import { checkTexts, type DraftReport } from './check-texts';
import { formulaCheckFor } from './formula-check';
import type { Bank } from '../../core/bank/bank';
import type { DraftTexts } from '../../core/author/edit-history';

/** What a page asks of the worker. */
export interface DraftAsk {
	serial: number;
	texts: DraftTexts;
	/** Whether formulas are read too: for who writes them. Who opens a bank sees one that is none as its TeX. */
	formulas: boolean;
}

/** Told once: the banks beside the draft, those that others gave as they were parsed, and the author's own as texts. */
export interface OtherBanks {
	banks: Bank[];
	texts: DraftTexts[];
}

let others: Bank[] = [];

/** One ask, one answer, in order; an ask that a newer one has overtaken is not answered by its asker's wish. */
onmessage = async ({ data }: MessageEvent<DraftAsk | OtherBanks>) => {
	if ('banks' in data) {
		const own = data.texts.map((texts) => checkTexts(texts).bank);
		others = [...data.banks, ...own.filter((bank) => bank !== null)];
		return;
	}
	const checkFormula = data.formulas ? await formulaCheckFor(data.texts) : undefined;
	const answer: { serial: number; report: DraftReport } = {
		serial: data.serial,
		report: checkTexts(data.texts, checkFormula, others)
	};
	postMessage(answer);
};

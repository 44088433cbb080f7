import type { OtherBanks } from '../../store/drafts/check-draft-worker';
import type { FootnoteApp } from '../footnote-app.svelte';
import { drafts } from './drafts';

/** More would take longer to compare than it is worth while someone writes. */
const MOST_QUESTIONS = 5000;
const MOST_DRAFTS = 20;

/** The banks beside a draft: those on the shelf, and the author's others that are in use. */
export async function otherBanks(app: FootnoteApp, draft: string): Promise<OtherBanks> {
	const banks = [];
	let questions = 0;
	for (const bank of await app.shelf.all()) {
		questions += bank.questions.length;
		if (questions > MOST_QUESTIONS) break;
		banks.push(bank);
	}
	const own = (await drafts.list()).filter(
		({ id, retiredMs }) => id !== draft && retiredMs === null
	);
	return { banks, texts: own.slice(0, MOST_DRAFTS).map(({ texts }) => texts) };
}

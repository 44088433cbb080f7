import type { DraftTexts } from '../../core/author/edit-history';
import { BANK_SHAPE } from '../../core/bank/bank';
import { BANK_FILE } from '../../core/bank/bank-files';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { cardOf, readCard, writeCard } from '../../core/bank/image-card';
import { parseBank } from '../../core/bank/parse-bank';
import { summariseBank } from '../../core/bank/summarise-bank';
import type { OpenedBank } from './bank-database';

/** A bank as it is kept when it was opened, for tests. @throws Error where the text is no sound bank */
export function openedBank(
	text = EXAMPLE_BANK,
	addedMs = 1000,
	changedMs = addedMs,
	pictures: { readonly [file: string]: Uint8Array<ArrayBuffer> } = {}
): OpenedBank {
	const cards = Object.entries(pictures).map(([name, bytes]) => [name, writeCard(cardOf(bytes))]);
	const texts: DraftTexts = {
		[BANK_FILE]: text,
		...(Object.fromEntries(cards) as DraftTexts)
	};
	const readImage = (file: string) => readCard(texts[file]);
	const result = parseBank(text, BANK_FILE, { checks: false, readImage });
	if (!result.ok) throw new Error(result.errors[0]!.problem);
	const about = { shape: BANK_SHAPE, addedMs, changedMs };
	return {
		summary: { ...summariseBank(result.bank), ...about },
		bank: result.bank,
		texts,
		images: new Map(
			Object.values(pictures).map((bytes) => [
				cardOf(bytes).digest,
				new Blob([bytes], { type: 'image/png' })
			])
		)
	};
}

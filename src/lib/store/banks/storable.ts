import { BANK_FILE, IMAGE_FILE } from '../../core/bank/bank-files';
import { MAX_BYTES } from '../../core/bank/decode-text';
import { readCard } from '../../core/bank/image-card';
import { plainCopy, type IntakeLimits } from '../../core/intake/plain-copy';
import type { OpenedBank } from './bank-database';
import { isParsed, isSummary } from './sound-opened';

/** Far above what the parser lets through, which takes files of 2 MB. */
const LIMITS: IntakeLimits = {
	depth: 12,
	nodes: 2_000_000,
	entries: 200_000,
	text: MAX_BYTES
};

/** What was to be kept is no bank that was parsed from its texts: a mistake of the app, told rather than kept. */
export class NotStorable extends Error {
	override name = 'NotStorable';
	constructor(reason: string) {
		super(`The bank cannot be kept: ${reason}. Nothing was changed.`);
	}
}

/**
 * A fresh plain copy of what is to be kept, checked against what may be; of the pictures those that the texts have cards of.
 * @throws NotStorable
 */
export function storable(opened: OpenedBank): OpenedBank {
	const { summary: about, bank: parsed, texts: given } = opened;
	const copy = plainCopy({ summary: about, bank: parsed, texts: given }, LIMITS);
	if (!copy.ok) throw new NotStorable(`${copy.problem} at ${copy.place.join('.')}`);
	const { summary, bank, texts } = copy.value as OpenedBank;
	if (!isSummary(summary)) throw new NotStorable('its summary is incomplete');
	if (!isParsed(bank, summary)) throw new NotStorable('it is not what its summary tells of');
	if (typeof texts?.[BANK_FILE] !== 'string') throw new NotStorable(`${BANK_FILE} is missing`);
	const images = new Map<string, Blob>();
	for (const [name, text] of Object.entries(texts)) {
		const card = IMAGE_FILE.test(name) ? readCard(text) : null;
		if (!card) continue;
		const blob = opened.images.get(card.digest);
		if (blob?.size !== card.bytes) throw new NotStorable(`${name} is missing`);
		images.set(card.digest, blob);
	}
	return { summary, bank, texts, images };
}

import * as fc from 'fast-check';
import type { Format } from '../../src/lib/exchange/formats/format';
import { arbitraryBank, IMAGES } from '../../src/lib/exchange/testing/arbitrary-bank';
import { ankiSeeds } from './anki-seeds';
import { HAND_SEEDS } from './hand-seeds';
import { handSeed, seedOf, type Seed } from './seed';

/** So many generated banks: enough for every type of question in each markup. */
const BANKS = 40;

/** Sound files of a format: what it writes of generated banks, and its own features by hand. */
export async function seedsOf(format: Format, seed: number): Promise<Seed[]> {
	const seeds = (HAND_SEEDS[format.id] ?? []).map(handSeed);
	if (format.id === 'anki') seeds.push(...(await ankiSeeds()));
	if (format.write)
		for (const bank of fc.sample(arbitraryBank, { numRuns: BANKS, seed }))
			seeds.push(seedOf((await format.write(bank, IMAGES, () => {})).bytes));
	if (seeds.length === 0)
		throw new Error(`No sound file of ${format.id} is there to harm: write some in hand-seeds.ts.`);
	return seeds;
}

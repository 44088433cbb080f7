import * as fc from 'fast-check';
import type { Page } from '@playwright/test';
import type { Options } from '../torture/support/proof';
import { readLearner } from '../torture/support/read-learner';
import type { Report } from '../torture/support/report';
import { seedNumber } from '../torture/support/seed-number';
import { hostileFragment, hostilePackage } from './generated';
import { HAND_BANKS } from './hand-banks';
import { HAND_FRAGMENTS, type HostileFragment } from './hand-fragments';
import { HAND_PACKAGES, type HostileGiven } from './hand-packages';
import { HAND_PICTURES } from './hand-pictures';
import { HAND_TEXTS } from './hand-texts';
import { everyNth, garbled, harm, LIMIT_MB, limitsFor } from './harm';
import { goToOpen, offerBank, offerLink, takeAndLook, type BankVerdict } from './offer-bank';
import { readShelf } from './read-shelf';
import type { WatchedBrowser } from './watched-browser';

/** Of what is generated, every n-th that is offered is looked at, since most of it is the example. */
const LOOK_NTH = 25;

interface Offer {
	label: string;
	must: HostileGiven['must'];
	/** Whether it is taken where it is offered. */
	look: boolean;
	give: (page: Page) => Promise<BankVerdict>;
}

/** What opens banks in the app, given banks, packages, pictures and links that no author would make. */
export async function openBanks(
	options: Options<{ openedNth: number; packages: number; fragments: number }>,
	watched: WatchedBrowser,
	blank: string,
	report: Report
): Promise<void> {
	const { page, load } = watched;
	const hand = everyNth(byHand(blank), { nth: options.openedNth });
	const generated = generatedBy(options, blank);
	report.add('by hand', hand.length);
	report.add('generated', generated.length);
	await goToOpen(page);
	let before = await everythingKept(page);
	const limits = limitsFor(options);
	const worst = { refusedMs: 0, readMs: 0, memory: 0 };
	for (const { label, must, look, give } of [...hand, ...generated]) {
		try {
			await load.begin();
			const { answer, words } = await give(page);
			const { processorMs } = await load.end();
			const seen = [...garbled(words), ...(await watched.seen())];
			if (answer === 'failed') seen.push(`failed: ${words.slice(-200)}`);
			if (must === 'be refused' && answer !== 'refused') seen.push('was not refused');
			if (must === 'be offered' && answer !== 'offered')
				seen.push(`was not offered: ${words.slice(-300)}`);
			report.add(answer === 'refused' ? 'refused' : 'read or taken in');
			const which = answer === 'refused' ? 'refusedMs' : 'readMs';
			worst[which] = Math.max(worst[which], processorMs);
			if (processorMs > limits[which])
				seen.push(`${answer} only after ${Math.round(processorMs)} ms`);
			if ((await everythingKept(page)) !== before) seen.push('the database is another one');
			if (answer === 'offered' && look) {
				report.add('taken and looked at');
				seen.push(
					...garbled(await takeAndLook(page, () => load.tidy())),
					...(await watched.seen())
				);
			}
			const { peakMb } = await load.end();
			worst.memory = Math.max(worst.memory, peakMb ?? 0);
			if ((peakMb ?? 0) > LIMIT_MB) seen.push(`${Math.round(peakMb ?? 0)} MB`);
			harm(report, label, seen);
		} catch (error) {
			harm(report, label, [String(error).slice(0, 300), ...(await watched.seen())]);
			await goToOpen(page);
		}
		before = await everythingKept(page);
	}
	report.note(
		`opened: the slowest refused in ${Math.round(worst.refusedMs)} ms, read in ${Math.round(worst.readMs)} ms of the processor; ${Math.round(worst.memory)} MB at the most`
	);
}

/** The log and the shelf, to be compared. */
async function everythingKept(page: Page): Promise<string> {
	const { events, cards, days, sessions } = await readLearner(page);
	return JSON.stringify([events, cards, days, sessions, await readShelf(page)]);
}

function byHand(blank: string): Offer[] {
	const banks = HAND_BANKS.map(({ name, bytes, refused }): HostileGiven => ({
		name,
		must: refused ? 'be refused' : null,
		files: () => ({ 'hostile.yaml': Buffer.from(bytes() as Uint8Array) })
	}));
	const given = [...banks, ...HAND_PACKAGES, ...HAND_PICTURES, ...HAND_TEXTS];
	return [
		...given.map(({ name, files, must }) => ({
			label: `opened, ${name}`,
			must,
			look: true,
			give: (page: Page) => offerBank(page, files())
		})),
		...HAND_FRAGMENTS.map(({ name, fragment, must }: HostileFragment) => ({
			label: `a link to open, ${name}`,
			must,
			look: true,
			give: (page: Page) => offerLink(page, blank, fragment())
		}))
	];
}

function generatedBy(
	{ seed, packages, fragments }: Options<{ packages: number; fragments: number }>,
	blank: string
): Offer[] {
	const sample = <T>(what: string, from: fc.Arbitrary<T>, numRuns: number) =>
		fc.sample(from, { numRuns, seed: seedNumber(`${seed} ${what}`) });
	return [
		...sample('packages', hostilePackage, packages).map((bytes, at) => ({
			label: `opened, generated ${at}`,
			must: null,
			look: at % LOOK_NTH === 0,
			give: (page: Page) => offerBank(page, { 'bank.footnote': bytes })
		})),
		...sample('fragments', hostileFragment, fragments).map((fragment, at) => ({
			label: `a link to open, generated ${at}`,
			must: null,
			look: at % LOOK_NTH === 0,
			give: (page: Page) => offerLink(page, blank, fragment)
		}))
	];
}

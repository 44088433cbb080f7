import type { QuestionRef, SessionPlan } from '../../src/lib/core/quiz/session-plan';
import { putSession } from '../e2e/support/learner-database';
import { readLearner, type FoundLearner } from '../torture/support/read-learner';
import { asPage } from './as-page';
import type { BrowserKind, DrivenBrowser } from './drive/browser';
import { role } from './screen/query';
import { Screen } from './screen/screen';
import { PROGRESS, SessionAtScreen } from './session-at-screen';
import type { Site } from './site';

/** A path through the app, written once for every browser. */
export interface Journey {
	id: string;
	title: string;
	/** @throws Skipped where it cannot be walked, any other error where the app does not do what is expected */
	walk(visit: Visit): Promise<string | void>;
}

/** Why a journey cannot be walked in this browser or with this build. */
export class Skipped extends Error {}

export interface JourneyOptions {
	/** How often the browser is killed. */
	kills: number;
}

/** One learner with one profile. */
export class Visit {
	#browser: DrivenBrowser | null = null;

	constructor(
		readonly kind: BrowserKind,
		readonly site: Site,
		/** A folder that is empty at first. */
		readonly profile: string,
		readonly options: JourneyOptions
	) {}

	get browser(): DrivenBrowser {
		if (!this.#browser) throw new Error('No browser is open.');
		return this.#browser;
	}
	get screen(): Screen {
		return new Screen(this.browser.tab, this.site.address);
	}
	get session(): SessionAtScreen {
		return new SessionAtScreen(this.screen);
	}

	async open(): Promise<void> {
		this.#browser = await this.kind.start(this.profile);
	}

	async close(): Promise<void> {
		await this.#browser?.close();
		this.#browser = null;
	}

	async kill(): Promise<void> {
		await this.#browser?.kill();
		this.#browser = null;
	}

	/** Opens Today and waits until it knows the learner. */
	async openToday(): Promise<void> {
		await this.screen.goto('');
		await this.screen.see(role('heading', 'Banks', { level: 2 }));
	}

	/** Into a session over exactly these questions. */
	async openSession(items: QuestionRef[], plan: Partial<SessionPlan> = {}): Promise<string> {
		await this.openToday();
		const { bank } = items[0]!;
		const id = await putSession(asPage(this.browser.tab), { mode: 'study', bank, items, ...plan });
		await this.screen.goto(`session/?id=${id}`);
		await this.screen.see(PROGRESS);
		return id;
	}

	/** What lies in the browser, read from a page without the app. */
	async learnerAtRest(): Promise<FoundLearner> {
		await this.screen.goto('watch/blank.html');
		return this.learner();
	}

	/** The same beside the running app. */
	learner(): Promise<FoundLearner> {
		return readLearner(asPage(this.browser.tab));
	}

	/** From the next page on. @param ms forward */
	async moveClock(ms: number): Promise<void> {
		await this.browser.tab.run(
			(shift) => localStorage.setItem('watch-clock-shift-ms', String(shift)),
			ms
		);
	}
}

/** @throws with both values, as JSON */
export function same(what: string, found: unknown, wanted: unknown): void {
	const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
	if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

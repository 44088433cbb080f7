import type { Tab } from '../drive/browser';
import { clicked, pressed, typed } from '../drive/input-source';
import { pause } from '../drive/process-group';
import { findInPage, type Found } from './find-in-page';
import { role, toldQuery, type Query } from './query';

/** A busy computer is slow, not wrong. */
const LIMIT_MS = 15_000;
const AGAIN_MS = 40;
/** More stops than any screen has. */
const MAX_STOPS = 150;

/** The app as a person has it before him: what is seen, a mouse and a keyboard. The same in every browser. */
export class Screen {
	constructor(
		readonly tab: Tab,
		/** Of the site; ends with a slash. */
		readonly address: string
	) {}

	goto(path: string): Promise<void> {
		return this.tab.goto(new URL(path, this.address).href);
	}

	reload(): Promise<void> {
		return this.tab.reload();
	}

	find(query: Query): Promise<Found[]> {
		return this.tab.run(findInPage, query, false);
	}

	async shows(query: Query): Promise<boolean> {
		return (await this.find(query)).length > 0;
	}

	/** Waits until it is in sight. @throws after LIMIT_MS, with what is seen instead */
	see(query: Query, holds: (found: Found) => boolean = () => true): Promise<Found> {
		return this.#until(toldQuery(query), async () => (await this.find(query)).find(holds));
	}

	async seeCount(query: Query, count: number): Promise<void> {
		let last = -1;
		await this.#until(
			() => `${count} of ${toldQuery(query)}, not ${last}`,
			async () => (last = (await this.find(query)).length) === count
		);
	}

	async seeNo(query: Query): Promise<void> {
		await this.seeCount(query, 0);
	}

	/** Waits until what is asked for gives something other than false, null and undefined. */
	until<T>(what: string, ask: () => Promise<T>): Promise<NonNullable<T>> {
		return this.#until(what, ask);
	}

	title(): Promise<string> {
		return this.tab.run(() => document.title);
	}

	async seeTitle(pattern: RegExp): Promise<void> {
		await this.#until(`the title ${pattern}`, async () => pattern.test(await this.title()));
	}

	/** With the mouse, in the middle of it, once it stands still and nothing lies above it. */
	async click(query: Query): Promise<void> {
		let last: Found['point'] = null;
		const point = await this.#until(`${toldQuery(query)}, to be clicked`, async () => {
			const [first] = await this.tab.run(findInPage, query, true);
			const now = first && !first.disabled ? first.point : null;
			const isStill = now !== null && now.x === last?.x && now.y === last.y;
			last = now;
			return isStill ? now : null;
		});
		await this.tab.act(clicked(point));
	}

	async press(...chords: string[]): Promise<void> {
		for (const chord of chords) await this.tab.act(pressed(chord));
	}

	/** Goes to a control with Tab or Shift+Tab alone. @throws when the keyboard never gets there */
	async tabTo(query: Query): Promise<void> {
		await this.see(query);
		for (let stop = 0; stop < MAX_STOPS; stop++) {
			const [target] = await this.find(query);
			if (target?.focused) return;
			// Never around by way of the browser's own buttons.
			await this.press(target?.ahead ? 'Tab' : 'Shift+Tab');
		}
		throw new Error(`The keyboard does not reach ${toldQuery(query)}.`);
	}

	/** Writes into the field that has the focus, over what is there. */
	async write(words: string): Promise<void> {
		await this.press('Control+a');
		await this.tab.act(typed(words));
	}

	async fill(query: Query, words: string): Promise<void> {
		await this.click(query);
		await this.see(query, ({ focused }) => focused);
		await this.write(words);
		await this.see(query, ({ value }) => value === words);
	}

	/**
	 * Chooses from a list. What a browser opens to click in is a window of its own that no driver reaches: its choice is
	 * made for it, and told to the page as it would be.
	 */
	async choose(query: Query, value: string): Promise<void> {
		await this.see(query);
		await this.tab.run(findInPage, query, true);
		await this.tab.run(chooseInPage, value);
		await this.see(query, (found) => found.value === value);
	}

	/** Chooses with the arrow keys from the list that has the focus. */
	async chooseWithArrows(query: Query, value: string): Promise<void> {
		const steps = await this.tab.run(stepsInFocusedList, value);
		const key = steps > 0 ? 'ArrowDown' : 'ArrowUp';
		for (let step = 0; step < Math.abs(steps); step++) await this.press(key);
		await this.see(query, (found) => found.value === value);
	}

	/** The text of all that is in the main part. */
	async mainText(): Promise<string> {
		return (await this.see(role('main'))).text;
	}

	async #until<T>(what: string | (() => string), ask: () => Promise<T>): Promise<NonNullable<T>> {
		const untilMs = performance.now() + LIMIT_MS;
		let trouble = '';
		while (performance.now() < untilMs) {
			try {
				const answer = await ask();
				if (answer !== null && answer !== undefined && answer !== false) return answer;
				trouble = '';
			} catch (error) {
				// The document is being changed for another, most likely.
				trouble = ` (${String(error)})`;
			}
			await pause(AGAIN_MS);
		}
		const wanted = typeof what === 'string' ? what : what();
		throw new Error(`Not seen: ${wanted}${trouble}. Seen: ${await this.#seen()}`);
	}

	#seen(): Promise<string> {
		return this.tab
			.run(() => {
				const focus = document.activeElement;
				const name = focus?.getAttribute('aria-label') ?? focus?.textContent?.trim().slice(0, 40);
				const where = `${location.pathname}${location.search}`;
				const who = `${focus?.tagName} “${name}”${document.hasFocus() ? '' : ', window without it'}`;
				return `${where} [focus: ${who}] ${document.body.innerText.replace(/\s+/g, ' ').slice(0, 600)}`;
			})
			.catch(String);
	}
}

/** In the list that was reached last. */
function chooseInPage(value: string): void {
	const list = (globalThis as { reachedByTest?: unknown }).reachedByTest;
	if (!(list instanceof HTMLSelectElement)) throw new Error('What was reached is no list.');
	list.focus();
	list.value = value;
	list.dispatchEvent(new Event('input', { bubbles: true }));
	list.dispatchEvent(new Event('change', { bubbles: true }));
}

function stepsInFocusedList(value: string): number {
	const list = document.activeElement;
	if (!(list instanceof HTMLSelectElement)) throw new Error('No list has the focus.');
	const open = [...list.options].filter((option) => !option.disabled);
	const from = open.indexOf(list.selectedOptions[0]!);
	return open.findIndex((option) => option.value === value) - from;
}

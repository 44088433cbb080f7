import { chromium, type Browser, type Page } from '@playwright/test';
import { chromiumArgs } from '../../scripts/chromium-args.mjs';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { PageLoad } from './page-load';

/** A browser in which nothing that a hostile file, link or bank might do goes unseen. */
export class WatchedBrowser {
	/** What was seen since it was last asked for. */
	#seen: string[] = [];
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		readonly load: PageLoad
	) {}

	/** @param url the site; all else is a stranger. */
	static async start(url: string): Promise<WatchedBrowser> {
		const browser = await chromium.launch({
			executablePath: findBrowser() ?? undefined,
			args: chromiumArgs
		});
		const context = await browser.newContext({
			baseURL: url,
			locale: 'en',
			serviceWorkers: 'block'
		});
		const page = await context.newPage();
		const watched = new WatchedBrowser(browser, page, await PageLoad.of(browser, page));
		const see = (what: string) => void watched.#seen.push(what.slice(0, 300));
		page.on('dialog', (dialog) => {
			// A session that was begun asks nothing either: no dialog of the browser's is the app's.
			see(`a dialog: ${dialog.message()}`);
			void dialog.dismiss();
		});
		context.on('page', (other) => other !== page && see(`a window: ${other.url()}`));
		context.on('weberror', (error) => see(`an error that nobody caught: ${error.error().message}`));
		page.on('download', (download) => see(`a download: ${download.url()}`));
		context.on('request', (request) => {
			const { protocol, origin } = new URL(request.url());
			const local = protocol === 'data:' || protocol === 'blob:';
			if (!local && origin !== new URL(url).origin) see(`a request: ${request.url()}`);
		});
		await page.exposeFunction('__seen', see);
		// tsx names every function by this, those that are sent into a page too.
		await context.addInitScript('globalThis.__name ??= (named) => named');
		await context.addInitScript(() => {
			const tell = (what: string) => (globalThis as unknown as Teller).__seen(what);
			document.addEventListener('securitypolicyviolation', (event) =>
				tell(
					`refused by the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`
				)
			);
			Object.defineProperty(globalThis, '__ran', { set: () => tell('a script ran') });
		});
		return watched;
	}

	/** What was seen, markup made of text and prototypes reached included; empty when all is well. */
	async seen(): Promise<string[]> {
		const inPage = await this.page.evaluate(() => {
			const found = document.querySelectorAll(
				'img[src="x"], x-y, iframe, object, embed, body script[src^="http"], [onerror], [onload], [onfocus], [onclick]'
			);
			const made = [...found].map(
				(element) => `markup of text: ${element.outerHTML.slice(0, 100)}`
			);
			const polluted = 'polluted' in {} || 'questions' in {} ? ['a prototype was reached'] : [];
			return [...made, ...polluted];
		});
		const seen = [...this.#seen, ...inPage];
		this.#seen = [];
		return seen;
	}

	close(): Promise<void> {
		return this.browser.close();
	}
}

interface Teller {
	__seen: (what: string) => void;
}

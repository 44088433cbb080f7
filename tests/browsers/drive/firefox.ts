import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BidiConnection } from './bidi-connection';
import type { BrowserKind, DrivenBrowser, Tab } from './browser';
import type { InputSource } from './input-source';
import { asExpression } from './page-work';
import { ProcessGroup, programPath } from './process-group';

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 10_000;

const program = () =>
	process.env.FOOTNOTE_FIREFOX ??
	programPath('firefox-esr', 'firefox', 'firefox-developer-edition');

/** A Firefox as the system has it, by WebDriver BiDi. */
export const firefox: BrowserKind = {
	id: 'firefox',
	title: 'Firefox',
	missing: () =>
		program() === null
			? 'Firefox is missing (Debian: apt-get install firefox-esr), or name it by FOOTNOTE_FIREFOX=/path/to/firefox.'
			: null,
	databases(profile) {
		const origins = join(profile, 'storage', 'default');
		return readdirSync(origins).map((origin) => join(origins, origin, 'idb'));
	},
	start: startFirefox
};

async function startFirefox(profile: string): Promise<DrivenBrowser> {
	const downloads = join(profile, 'downloads');
	mkdirSync(downloads, { recursive: true });
	writeFileSync(join(profile, 'user.js'), preferences(downloads));
	const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
	const group = new ProcessGroup(program()!, args, { MOZ_CRASHREPORTER_DISABLE: '1' });
	try {
		const [, address] = await group.hears(/WebDriver BiDi listening on (ws:\S+)/, START_LIMIT_MS);
		const connection = await BidiConnection.open(`${address}/session`);
		const { capabilities } = await connection.send<{ capabilities: { browserVersion: string } }>(
			'session.new',
			{ capabilities: {} }
		);
		const openTab = async () => firefoxTab(connection, await openWindow(connection));
		return {
			version: `Firefox ${capabilities.browserVersion}`,
			// The tab that is there at first never gets the focus, and without it Enter on a button presses nothing.
			tab: await openTab(),
			openTab,
			downloads,
			async close() {
				await connection.send('browser.close', {}).catch(() => undefined);
				await group.endsWithin(END_LIMIT_MS);
				await group.kill();
				connection.close();
			},
			async kill() {
				await group.kill();
				connection.close();
			}
		};
	} catch (error) {
		await group.kill();
		throw error;
	}
}

/** @returns its context */
async function openWindow(connection: BidiConnection): Promise<string> {
	const { context } = await connection.send<{ context: string }>('browsingContext.create', {
		type: 'window'
	});
	await connection.send('browsingContext.activate', { context });
	await connection.send('browsingContext.setViewport', {
		context,
		viewport: { width: 1200, height: 900 }
	});
	return context;
}

function firefoxTab(connection: BidiConnection, context: string): Tab {
	const send = <R>(method: string, params: object = {}) =>
		connection.send<R>(method, { context, ...params });
	const evaluate = (expression: string) =>
		connection.send<Evaluated>('script.evaluate', {
			expression,
			target: { context },
			awaitPromise: true
		});
	return {
		goto: async (url) => void (await send('browsingContext.navigate', { url, wait: 'complete' })),
		reload: async () => void (await send('browsingContext.reload', { wait: 'complete' })),
		async run(work, ...args) {
			const answer = await evaluate(asExpression(work, args));
			if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
			const { value } = answer.result;
			return (value === undefined ? undefined : JSON.parse(value)) as never;
		},
		async act(actions: InputSource[]) {
			// Another may have the focus.
			await send('browsingContext.activate');
			await send('input.performActions', { actions });
		},
		async attach(path) {
			const { nodes } = await send<{ nodes: { sharedId: string }[] }>(
				'browsingContext.locateNodes',
				{ locator: { type: 'css', value: 'input[type=file]' } }
			);
			const [input] = nodes;
			if (!input) throw new Error('There is no input for a file.');
			const element = { sharedId: input.sharedId };
			await send('input.setFiles', { element, files: [path] });
		},
		async picture() {
			const { data } = await send<{ data: string }>('browsingContext.captureScreenshot');
			return Buffer.from(data, 'base64');
		}
	};
}

type Evaluated =
	| { type: 'success'; result: { type: string; value?: string } }
	| { type: 'exception'; exceptionDetails: { text: string } };

/** Nothing is asked, nothing is sent home, and a killed one starts like any other. */
function preferences(downloads: string): string {
	const wanted: Record<string, string | number | boolean> = {
		'browser.download.dir': downloads,
		'browser.download.folderList': 2,
		'browser.download.alwaysOpenPanel': false,
		'browser.helperApps.neverAsk.saveToDisk': 'application/octet-stream,application/gzip',
		'browser.sessionstore.resume_from_crash': false,
		'browser.shell.checkDefaultBrowser': false,
		'browser.startup.page': 0,
		'browser.startup.homepage_override.mstone': 'ignore',
		'datareporting.policy.dataSubmissionEnabled': false,
		'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
		'termsofuse.bypassNotification': true,
		'browser.aboutwelcome.enabled': false,
		'toolkit.telemetry.enabled': false,
		'toolkit.startup.max_resumed_crashes': -1,
		'app.update.enabled': false,
		'intl.accept_languages': 'en'
	};
	return Object.entries(wanted)
		.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
		.join('');
}

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BrowserKind, DrivenBrowser, Tab } from './browser';
import { freePort } from './free-port';
import { asExpression } from './page-work';
import { pause, ProcessGroup, programPath } from './process-group';
import { canShowWindows, display } from './virtual-screen';
import { WebDriverSession } from './webdriver-session';

const WINDOW = fileURLToPath(new URL('webkit-window.py', import.meta.url));
const PYTHON = '/usr/bin/python3';
const START_LIMIT_MS = 30_000;
const END_LIMIT_MS = 10_000;

/** WebKitGTK as it comes: without the origin private file system, which leaves the app with one copy. */
export const webkit: BrowserKind = {
	id: 'webkit',
	title: 'WebKitGTK',
	missing,
	start: (profile) => startWebkit(profile, [])
};

/**
 * With files of the origin and a word on how much room there is, which GTK has switched off. Its files cannot be opened
 * for writing by a worker (NotSupportedError, 2.50), so this is the browser that promises a second copy and refuses it.
 */
export const webkitWithFiles: BrowserKind = {
	id: 'webkit-files',
	title: 'WebKitGTK, file system on',
	missing,
	start: (profile) =>
		startWebkit(profile, ['FileSystem', 'AccessHandle', 'StorageAPI', 'StorageAPIEstimate'])
};

function missing(): string | null {
	const bindings =
		"import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2";
	const isThere =
		programPath('WebKitWebDriver') !== null &&
		canShowWindows() &&
		existsSync(PYTHON) &&
		spawnSync(PYTHON, ['-c', bindings]).status === 0;
	return isThere
		? null
		: 'WebKitGTK is missing (Debian: apt-get install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb).';
}

async function startWebkit(profile: string, features: string[]): Promise<DrivenBrowser> {
	const downloads = join(profile, 'downloads');
	mkdirSync(downloads, { recursive: true });
	const port = await freePort();
	const group = new ProcessGroup(programPath('WebKitWebDriver')!, ['-p', String(port)], {
		DISPLAY: await display(),
		GDK_BACKEND: 'x11',
		LANG: 'en_US.UTF-8',
		// No bus and no graphics card is needed for a window that nobody sees.
		NO_AT_BRIDGE: '1',
		GSETTINGS_BACKEND: 'memory',
		WEBKIT_DISABLE_COMPOSITING_MODE: '1'
	});
	try {
		const driver = `http://127.0.0.1:${port}`;
		await answers(driver);
		const session = await inTime(
			WebDriverSession.open(driver, {
				'webkitgtk:browserOptions': { binary: WINDOW, args: [profile, ...features] }
			}),
			() => `WebKitGTK did not start: ${group.said}`
		);
		const windows = new Windows(session, await session.get<string>('/window'));
		return {
			version: `WebKitGTK ${session.capabilities.browserVersion}`,
			tab: webkitTab(windows, windows.current),
			async openTab() {
				const { handle } = await session.post<{ handle: string }>('/window/new', { type: 'tab' });
				return webkitTab(windows, handle);
			},
			downloads,
			async close() {
				await session.end().catch(() => undefined);
				group.child.kill('SIGTERM');
				await group.endsWithin(END_LIMIT_MS);
				await group.kill();
			},
			kill: () => group.kill()
		};
	} catch (error) {
		await group.kill();
		throw error;
	}
}

async function answers(driver: string): Promise<void> {
	const untilMs = performance.now() + START_LIMIT_MS;
	for (;;) {
		const response = await fetch(`${driver}/status`).catch(() => null);
		if (response?.ok) return;
		if (performance.now() > untilMs) throw new Error('WebKitWebDriver does not answer.');
		await pause(50);
	}
}

/** The driver waits for ever for a window that never opens. */
async function inTime<T>(work: Promise<T>, what: () => string): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, fail) => {
		timer = setTimeout(() => fail(new Error(what())), START_LIMIT_MS);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}

/** How elements are named in answers: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** The driver drives one window at a time. */
class Windows {
	constructor(
		private readonly session: WebDriverSession,
		public current: string
	) {}

	/** The session, looking at that window. */
	async at(handle: string): Promise<WebDriverSession> {
		if (handle !== this.current) await this.session.post('/window', { handle });
		this.current = handle;
		return this.session;
	}
}

function webkitTab(windows: Windows, handle: string): Tab {
	const get = async <R>(path: string) => (await windows.at(handle)).get<R>(path);
	const post = async <R>(path: string, body?: object) =>
		(await windows.at(handle)).post<R>(path, body);
	return {
		goto: async (url) => void (await post('/url', { url })),
		reload: async () => void (await post('/refresh')),
		async run(work, ...args) {
			const script = `const done = arguments[arguments.length - 1];
				${asExpression(work, args)}.then(
					(value) => done({ value }),
					(error) => done({ error: String(error) })
				);`;
			const answer = await post<{ value?: string; error?: string }>('/execute/async', {
				script,
				args: []
			});
			if (answer.error !== undefined) throw new Error(answer.error);
			return (answer.value === undefined ? undefined : JSON.parse(answer.value)) as never;
		},
		act: async (actions) => void (await post('/actions', { actions })),
		async attach(path) {
			const element = await post<Record<string, string>>('/element', {
				using: 'css selector',
				value: 'input[type=file]'
			});
			await post(`/element/${element[ELEMENT]}/value`, { text: path });
		},
		picture: async () => Buffer.from(await get<string>('/screenshot'), 'base64')
	};
}

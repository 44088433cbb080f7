/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, build, files, prerendered, version } from '$service-worker';
import { DUE, noticeOfDay } from '$lib/app/notice-of-day';
import { showThrough } from '$lib/app/show-notice';
import { countDue } from '$lib/store/count-due';

/*
 * The whole app without a network. There is one cache a build, filled as a whole or not at all:
 *
 * - A page (a navigation) comes from the cache of this worker's own build, so that it fits its chunks.
 * - A chunk comes from the cache of any build: a tab that was opened before an update keeps its own.
 * - A new worker waits until no tab is open or the learner says so (the message `take`); it never goes ahead by itself.
 *   The very first worker has nobody to wait for: it serves the page that is open at once, which is of the same build
 *   or finds nothing of its own here and goes to the network as before.
 * - A cache of an earlier build goes when every open tab has said that it runs another one (the message `tidy`).
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** With the folder: two Footnotes in two folders of one host see each other's caches. */
const FAMILY = `footnote:${base}:`;
const CACHE = `${FAMILY}${version}`;
const FALLBACK = `${base}/404.html`;
const IMMUTABLE = `${base}/_app/immutable/`;
const WORKERS = `${IMMUTABLE}workers/`;
const ANSWER_LIMIT_MS = 2000;

const chunks = new Set(build);
const pages = new Set(prerendered);
/** Screenshots are for the shop window of an app store only. */
const assets = new Set(files.filter((path) => !path.startsWith(`${base}/screenshots/`)));
/** `vite dev` has no build to keep. */
const built = build.length > 0;

worker.addEventListener('install', (event) => {
	if (built) event.waitUntil(fillCache());
});

worker.addEventListener('activate', (event) => {
	if (built) event.waitUntil(worker.clients.claim());
});

worker.addEventListener('message', (event) => {
	if (event.data === 'take') event.waitUntil(worker.skipWaiting());
	if (event.data === 'tidy') event.waitUntil(dropOldCaches());
	if (event.data === 'build') event.ports[0]?.postMessage(version);
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (!built || request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(answerPage(request, url.pathname));
	else if (url.pathname.startsWith(IMMUTABLE)) event.respondWith(answerChunk(request));
	else if (assets.has(url.pathname)) event.respondWith(answerOwn(request, url.pathname));
});

/** @throws when a file is missing, or belongs to another build: the worker is not installed, and tried again later. */
async function fillCache(): Promise<void> {
	const cache = await caches.open(CACHE);
	const begun = new Set([...chunks, ...assets]);
	const kept = await Promise.allSettled([
		...[...begun].map((path) => keep(cache, path, begun)),
		...[...pages, FALLBACK].map((path) => keepPage(cache, path))
	]);
	const failed = kept.find(({ status }) => status === 'rejected');
	if (!failed) return;
	// Not before the last of them is done: one that is still on its way looks into the cache, which makes it again.
	await caches.delete(CACHE);
	throw (failed as PromiseRejectedResult).reason;
}

/** @param begun paths that are kept already, or are being kept: chunks may import each other */
async function keep(cache: Cache, path: string, begun: Set<string>): Promise<void> {
	const isChunk = path.startsWith(IMMUTABLE);
	const known = isChunk ? await fromAnyBuild(path) : undefined;
	const response = known ?? (await fetch(path, isChunk ? {} : { cache: 'no-cache' }));
	// Some hosts answer what they do not have with a page.
	const isPage = response.headers.get('content-type')?.startsWith('text/html');
	if (!response.ok || isPage) throw new Error(`${path} is not there (${response.status})`);
	// What a worker loads is in no list of Kit's.
	if (path.startsWith(WORKERS))
		for (const [name] of (await response.clone().text()).matchAll(
			/(?<=["'`])\.\/(?:chunks\/)?[\w-]+\.js(?=["'`])/g
		)) {
			const next = new URL(name, new URL(path, worker.location.origin)).pathname;
			if (begun.has(next)) continue;
			begun.add(next);
			await keep(cache, next, begun);
		}
	await cache.put(path, await plain(response));
}

async function keepPage(cache: Cache, path: string): Promise<void> {
	const response = await fetch(path, { cache: 'no-cache' });
	const html = await response.clone().text();
	// A release in the middle of this one would bring pages whose chunks are not in this cache.
	const named = [...html.matchAll(/_app\/immutable\/[\w./-]+/g)].map(
		([found]) => `${base}/${found}`
	);
	if (named.length === 0 || named.some((chunk) => !chunks.has(chunk)))
		throw new Error(`${path} is a page of another build`);
	await cache.put(path, await plain(response));
}

/** Without its redirects, which a navigation may not be answered with, and its status: hosts serve 404.html with 404. */
async function plain(response: Response): Promise<Response> {
	const type = response.headers.get('content-type') ?? 'application/octet-stream';
	return new Response(await response.blob(), { headers: { 'content-type': type } });
}

/** A known page from this build's cache; anything else is asked of the host, and is our 404 where nothing answers. */
async function answerPage(request: Request, path: string): Promise<Response> {
	const own = pages.has(path) || assets.has(path) ? await fromThisBuild(path) : undefined;
	if (own) return own;
	const { search } = new URL(request.url);
	if (pages.has(`${path}/`)) return Response.redirect(`${path}/${search}`, 302);
	const found = await fetch(request).catch(() => null);
	// A redirect that the browser is to follow is no failure.
	if (found && (found.ok || found.type === 'opaqueredirect')) return found;
	const shell = await fromThisBuild(shellFor(path));
	if (!shell) return found ?? Response.error();
	return new Response(shell.body, { status: 404, headers: shell.headers });
}

/**
 * The page whose links to chunks hold at an address that is no page. In a folder the fallback's do not, as they begin at
 * the root of the host; those of a page that lies as deep do, and the router shows what is at the address.
 */
function shellFor(path: string): string {
	if (base === '') return FALLBACK;
	const depth = (of: string) => of.split('/').length;
	return [...pages].find((page) => depth(page) === depth(path)) ?? FALLBACK;
}

async function answerChunk(request: Request): Promise<Response> {
	return (await fromAnyBuild(request.url)) ?? fetch(request);
}

async function answerOwn(request: Request, path: string): Promise<Response> {
	return (await fromThisBuild(path)) ?? fetch(request);
}

async function fromThisBuild(path: string): Promise<Response | undefined> {
	return (await caches.open(CACHE)).match(path);
}

async function fromAnyBuild(url: string): Promise<Response | undefined> {
	const own = await fromThisBuild(url);
	if (own) return own;
	for (const name of await cachesOfFamily()) {
		const found = await (await caches.open(name)).match(url);
		if (found) return found;
	}
}

async function cachesOfFamily(): Promise<string[]> {
	return (await caches.keys()).filter((name) => name.startsWith(FAMILY));
}

/** A tab that does not say its build may run any of them: then all caches stay. */
async function dropOldCaches(): Promise<void> {
	const names = (await cachesOfFamily()).filter((name) => name !== CACHE);
	if (names.length === 0) return;
	const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const builds = await Promise.all(tabs.map(buildOf));
	const { installing, waiting } = worker.registration;
	// A worker that is on its way has its cache already, and is no tab.
	if (builds.includes(null) || installing || waiting) return;
	const open = new Set(builds.map((build) => `${FAMILY}${build}`));
	await Promise.all(names.filter((name) => !open.has(name)).map((name) => caches.delete(name)));
}

/** Which build a tab runs; null when it does not say so in time. */
function buildOf(tab: Client): Promise<string | null> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }: MessageEvent<unknown>) =>
			resolve(typeof data === 'string' ? data : null);
		setTimeout(() => resolve(null), ANSWER_LIMIT_MS);
		tab.postMessage('build', [port2]);
	});
}

/** A notice that something is due while no tab is open: asked for in the settings, and only where a browser can do that. */
worker.addEventListener('periodicsync', (event) => {
	const sync = event as ExtendableEvent & { tag: string };
	if (sync.tag === DUE) sync.waitUntil(tellDue());
});
/** A session that is open in a tab stays as it is. */
worker.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(goToOpenTab());
});

/** Who has Footnote in view sees it. A tab that is not looks itself, as long as the browser does not freeze it, as phones do. */
async function tellDue(): Promise<void> {
	if ((await openTabs()).some(({ visibilityState }) => visibilityState === 'visible')) return;
	await noticeOfDay(() => countDue(Date.now()), showThrough(worker.registration));
}

async function goToOpenTab(): Promise<void> {
	const [tab] = await openTabs();
	await (tab?.focus() ?? worker.clients.openWindow(`${base}/review/`));
}

/** The one that was last in use first; those that another worker or none answers for, too. */
async function openTabs(): Promise<readonly WindowClient[]> {
	const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	// Of the same host may also be what is no Footnote.
	return tabs.filter(({ url }) => url.startsWith(worker.registration.scope));
}

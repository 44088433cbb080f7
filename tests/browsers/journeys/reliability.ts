import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { article, reading, refsOfType } from '../../e2e/support/shipped-banks';
import { expectedQuestion, standingAnswers } from '../../torture/support/learner-at-screen';
import { pause } from '../drive/process-group';
import { hasSyncHandles } from '../has-sync-handles';
import { same, Skipped, type Journey, type Visit } from '../journey';
import { role, text } from '../screen/query';
import { titleOf } from './library';

export const copies: Journey = {
	id: 'copies',
	title: 'Every answer lies in IndexedDB, and as a line of the journal where the browser has files',
	async walk(visit) {
		await visit.openSession(refsOfType(article, 'single', 3));
		await visit.session.answerAll('keyboard');
		const { events } = await visit.learnerAtRest();
		same('answers in IndexedDB', events.length, 3);
		if (!hasJournal(visit)) throw new Skipped('this build keeps no journal');
		if (!(await visit.browser.tab.run(hasSyncHandles))) {
			await visit.screen.goto('settings/');
			await visit.screen.see(text(/^This browser allows no second copy/));
			await visit.screen.see(text(/^This browser has no place for backups that make themselves/));
			return 'one copy, and the settings say so';
		}
		const journal = await visit.browser.tab.run(readFiles);
		const absent = events.filter(({ id }) => !journal.includes(`"${id}"`));
		same('answers that the journal does not hold', absent.length, 0);
		return 'two copies';
	}
};

const hasJournal = ({ site }: Visit) =>
	scriptsOf(site.folder).some((file) =>
		readFileSync(file, 'utf8').includes('createSyncAccessHandle')
	);

function scriptsOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.js'))
		.map((name) => join(folder, name));
}

/** All text in the origin's private files. */
async function readFiles(): Promise<string> {
	const texts: string[] = [];
	const read = async (folder: FileSystemDirectoryHandle): Promise<void> => {
		for await (const entry of folder.values()) {
			if (entry.kind === 'directory') await read(entry as FileSystemDirectoryHandle);
			else texts.push(await (await (entry as FileSystemFileHandle).getFile()).text());
		}
	};
	await read(await navigator.storage.getDirectory());
	return texts.join('\n');
}

export const offline: Journey = {
	id: 'offline',
	title: 'After the first visit every screen and bank works without a network',
	async walk(visit) {
		const { screen, session, site } = visit;
		if (!existsSync(join(site.folder, 'service-worker.js')))
			throw new Skipped('this build has no service worker');
		await visit.openToday();
		if (!(await screen.tab.run(() => 'serviceWorker' in navigator)))
			throw new Skipped('this browser has no service worker');
		await screen.until('the service worker ready', () =>
			screen.tab.run(
				async () => (await navigator.serviceWorker.ready).active?.state === 'activated'
			)
		);
		await screen.reload();
		await screen.see(role('heading', 'Banks', { level: 2 }));
		await site.switchOff();
		try {
			await visit.openToday();
			await screen.click(role('button', 'Take the quiz'));
			await session.answer('right', 'keyboard');
			await screen.reload();
			await session.answeredQuestion();
			for (const bank of [article, reading]) {
				await screen.goto(`bank/${bank.id}/`);
				await screen.see(titleOf(bank));
			}
			for (const path of ['review/', 'missed/', 'settings/']) {
				await screen.goto(path);
				await screen.see(role('heading', undefined, { level: 1 }));
			}
		} finally {
			await site.switchOn();
		}
		same('answers kept', standingAnswers(await visit.learnerAtRest()).length, 1);
	}
};

/** From before the first read of a page to after the last. */
const LEAVES_AFTER_MS = Array.from({ length: 24 }, (_, at) => at * 8);

export const left: Journey = {
	id: 'left',
	title: 'Pages left in the middle of reading, and what is answered afterwards is kept',
	async walk(visit) {
		const { screen, session } = visit;
		await visit.openToday();
		await screen.click(role('button', 'Take the quiz'));
		await session.answer('right', 'keyboard');
		for (const [index, afterMs] of LEAVES_AFTER_MS.entries()) {
			const to = `/?left=${index}`;
			await screen.tab.run(
				(leave) => {
					sessionStorage.setItem('watch-leave', JSON.stringify(leave));
					location.href = '/';
				},
				{ afterMs, to }
			);
			await screen.until('the page after the one left', async () =>
				(await screen.tab.run(() => location.href)).endsWith(to)
			);
			await screen.see(role('heading', 'Banks', { level: 2 }));
			if (index % 8 !== 7) continue;
			await screen.click(role('link', 'Go on where you left'));
			await session.goOn();
			await session.answer('right', 'keyboard');
		}
		same('answers kept', standingAnswers(await visit.learner()).length, 4);
	}
};

/** Around the moment at which the screen says that the answer is kept, and a while after. */
const WAITS_MS = [0, 0, 5, 20, 50, 100, 200, 400, 800, 1500];

export const killed: Journey = {
	id: 'killed',
	title: 'The browser killed after answers that the screen acknowledged',
	async walk(visit) {
		let given = 0;
		let healed = 0;
		await visit.openToday();
		await visit.screen.click(role('button', 'Take the quiz'));
		for (let kill = 0; kill < visit.options.kills; kill++) {
			await visit.session.answer('right', 'keyboard');
			given++;
			await pause(WAITS_MS[kill % WAITS_MS.length]!);
			await visit.kill();
			await visit.open();
			if (standingAnswers(await visit.learnerAtRest()).length < given) healed++;
			await takeUpAgain(visit, given);
		}
		return `${visit.options.kills} kills, ${given} answers, 0 lost, ${healed} times healed from the journal`;
	}
};

/** What the app says of it. */
const HEALED = text(/brought back from the second copy/);

export const wiped: Journey = {
	id: 'wiped',
	title: 'A database that is suddenly empty is filled again from the journal, and that is said',
	async walk(visit) {
		const { databases } = visit.kind;
		if (!databases) throw new Skipped('this browser keeps one copy');
		if (!hasJournal(visit)) throw new Skipped('this build keeps no journal');
		await visit.openToday();
		await visit.screen.click(role('button', 'Take the quiz'));
		for (const wanted of ['right', 'wrong', 'right'] as const) {
			await visit.session.answer(wanted, 'keyboard');
			await visit.session.next('keyboard');
		}
		await visit.close();
		for (const folder of databases(visit.profile)) rmSync(folder, { recursive: true });
		await visit.open();
		same('answers left in IndexedDB', (await visit.learnerAtRest()).events.length, 0);
		await visit.openToday();
		await visit.screen.see(HEALED);
		await takeUpAgain(visit, 3);
	}
};

/** All is there once the app is open, what one copy lacked taken from the other, and the session goes on. */
async function takeUpAgain(visit: Visit, given: number): Promise<void> {
	const { screen, session } = visit;
	await visit.openToday();
	const found = await visit.learner();
	same('answers kept', standingAnswers(found).length, given);
	const expected = expectedQuestion(found);
	if (expected === null) {
		await screen.goto(`bank/${reading.id}/`);
		await screen.click(role('button', /^Learn \d+ new questions/));
		return;
	}
	await screen.click(role('link', 'Go on where you left'));
	same('the question that waits', (await session.goOn())?.id, expected);
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { article, reading, refsOfType } from '../../e2e/support/shipped-banks';
import { hasSyncHandles } from '../has-sync-handles';
import { same, Visit, type Journey } from '../journey';
import { escaped, role, text } from '../screen/query';

const DAY_MS = 86_400_000;

/** A bank's title bears the mark of its source. */
export const titleOf = ({ title }: { title: string }) =>
	role('heading', new RegExp(`^${escaped(title)}`), { level: 1 });

export const bank: Journey = {
	id: 'bank',
	title: 'A bank, its ledger and filter, a source to read, a quiz of one’s own',
	async walk(visit) {
		const { screen, session } = visit;
		await visit.openToday();
		await screen.click(role('link', new RegExp(`^${escaped(article.title)}`)));
		await screen.see(titleOf(article));
		const ledger = role('region', 'The ledger of claims');
		const rows = role('listitem', undefined, { within: ledger });
		// The rest of a long ledger is folded away.
		await screen.click(text(new RegExp(`^All ${article.facts.length} claims`), { within: ledger }));
		await screen.click(role('button', /Judgement/, { within: ledger }));
		const judgements = article.facts.filter(({ kind }) => kind === 'judgement');
		await screen.seeCount(rows, judgements.length);

		await screen.goto(`bank/${reading.id}/`);
		await screen.click(text('Read it first'));
		await screen.see(text(new RegExp(escaped(reading.sources[0]!.text![0]!.slice(0, 40)))));
		await screen.click(text('Make your own quiz'));
		await screen.click(role('radio', '5', { within: role('group', 'How many') }));
		await screen.click(role('button', 'Start with 5 questions'));
		await session.answer('right', 'keyboard');
		await screen.reload();
		await session.answeredQuestion();
		same('sessions kept', (await visit.learnerAtRest()).sessions.length, 1);
	}
};

export const settings: Journey = {
	id: 'settings',
	title: 'Settings: a theme from the first paint on, the end of the day',
	async walk(visit) {
		const { screen } = visit;
		const paper = () =>
			screen.tab.run(() => getComputedStyle(document.documentElement).backgroundColor);
		await screen.goto('settings/');
		await screen.see(role('heading', 'Settings', { level: 1 }));
		await screen.click(role('radio', 'Light'));
		await screen.see(role('radio', 'Light'), ({ checked }) => checked);
		const light = await paper();
		await screen.click(role('radio', 'Dark'));
		await screen.until('dark paper', async () => (await paper()) !== light);
		const dark = await paper();
		await screen.see(role('combobox', 'A day ends at'));
		await screen.choose(role('combobox', 'A day ends at'), await hourValue(visit, '06:00'));
		await screen.see(text(/Saved: a day ends at 06:00/));
		await screen.reload();
		same('the paper after a reload', await paper(), dark);
		await screen.see(role('radio', 'Dark'), ({ checked }) => checked);
		const hour = await hourValue(visit, '06:00');
		await screen.see(role('combobox', 'A day ends at'), ({ value }) => value === hour);
	}
};

/** The value of the option that reads so. */
function hourValue({ screen }: Visit, label: string): Promise<string> {
	return screen.until(`the option ${label}`, () =>
		screen.tab.run(
			(wanted) =>
				[...document.querySelectorAll('option')].find((one) => one.label === wanted)?.value,
			label
		)
	);
}

export const backup: Journey = {
	id: 'backup',
	title: 'A backup is downloaded, and restored in another profile',
	async walk(visit) {
		const { screen, session } = visit;
		await visit.openSession(refsOfType(article, 'single', 2));
		await session.answerAll('keyboard', (_question, turn) => (turn === 0 ? 'wrong' : 'right'));
		const before = await visit.learner();
		await screen.goto('settings/');
		await screen.click(role('button', 'Save a backup'));
		const saved = await screen.see(text(/Saved as footnote-\S+\.footnote/));
		const name = /footnote-\S+\.footnote/.exec(saved.text)![0];
		const file = await screen.until('the file', async () => {
			const there = readdirSync(visit.browser.downloads);
			return there.includes(name) && !there.some((one) => one.endsWith('.part'))
				? join(visit.browser.downloads, name)
				: null;
		});

		const other = new Visit(visit.kind, visit.site, join(visit.profile, 'other'), visit.options);
		await other.open();
		try {
			await other.screen.goto('settings/');
			await other.screen.see(role('button', 'Save a backup'));
			await other.browser.tab.attach(file);
			const dialog = role('dialog', 'Restore this backup?');
			await other.screen.see(dialog, (found) => found.text.includes('3 answers and one session'));
			await other.screen.click(role('button', 'Restore', { within: dialog }));
			await other.screen.see(text(/^✓ Restored: [\d,]+ entries added\.$/));
			await other.screen.reload();
			await other.openToday();
			const after = await other.learnerAtRest();
			same('events restored', after.events, before.events);
			same('cards restored', after.cards, before.cards);
		} finally {
			await other.close();
		}
	}
};

export const reset: Journey = {
	id: 'reset',
	title: 'A reset asks first, makes a backup where there are files, and is taken back days later',
	async walk(visit) {
		const { screen, session } = visit;
		await visit.openSession(refsOfType(article, 'single', 2));
		await session.answerAll('mouse', (_question, turn) => (turn === 0 ? 'wrong' : 'right'));
		const before = await visit.learnerAtRest();
		// Asked here: the app's own pages let no such worker start.
		const hasFiles = await visit.browser.tab.run(hasSyncHandles);
		await screen.goto('settings/');
		await screen.click(role('button', 'Reset my progress…'));
		const dialog = role('dialog', 'Reset your progress?');
		await screen.see(dialog, (found) => found.text.includes('This forgets 2 questions'));
		await screen.click(role('button', 'Reset my progress', { within: dialog }));
		await screen.see(text(/2 questions are new again\./));
		if (hasFiles) {
			await screen.click(text(/that Footnote made by itself/));
			await screen.see(text(/before a reset/));
		}
		await screen.goto('missed/');
		await screen.see(role('heading', 'Nothing is missed', { level: 1 }));

		await visit.moveClock(3 * DAY_MS);
		await screen.goto('settings/');
		await screen.click(role('button', 'Undo the last reset'));
		await screen.see(text(/The reset was taken back; everything is as it was\.$/));
		const after = await visit.learnerAtRest();
		const bare = ({ cards }: typeof after) =>
			cards.map(({ card }) => ({ ...card, lastEvent: undefined }));
		same('cards after the undo', bare(after), bare(before));
	}
};

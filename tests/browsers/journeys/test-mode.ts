import { article, questionOf, refsOfType } from '../../e2e/support/shipped-banks';
import { responseFor } from '../../e2e/support/responses';
import { same, type Journey } from '../journey';
import { role, text } from '../screen/query';

export const testMode: Journey = {
	id: 'test',
	title: 'A test: answers in any order, kept over a reload, handed in, its result',
	async walk(visit) {
		const { screen, session } = visit;
		const items = [...refsOfType(article, 'single', 2), ...refsOfType(article, 'ordering', 1)];
		const fill = (at: number, wanted: 'right' | 'wrong') => {
			const question = questionOf(items[at]!);
			return session.fillIn(question, responseFor(question, wanted), 'mouse');
		};
		await visit.openSession(items, { mode: 'test' });
		await screen.seeTitle(/^Question 1 of 3 · Test/);
		await fill(0, 'right');
		await screen.click(role('button', 'Question 3'));
		await screen.seeTitle(/^Question 3 of 3/);
		await fill(2, 'right');
		await screen.press('f');
		await screen.see(role('button', 'Question 3, answered and flagged'));
		await screen.until('two drafts kept', async () => {
			const [kept] = (await visit.learner()).sessions;
			return Object.keys(kept?.drafts ?? {}).length === 2;
		});
		await screen.reload();
		await screen.see(role('button', 'Question 3, answered and flagged'));
		await screen.click(role('button', 'Question 1, answered'));
		await screen.see(role('radio'), ({ checked }) => checked);
		same('told before the end', (await visit.learner()).events.length, 0);

		await screen.click(role('button', 'Hand in'));
		const dialog = role('dialog', 'Hand the test in?');
		await screen.see(dialog, (found) => found.text.includes('1 of 3 questions are not answered'));
		await screen.click(role('button', 'Hand in', { within: dialog }));
		const result = role('heading', 'Your result', { level: 1 });
		await screen.see(result, ({ focused }) => focused);
		await screen.see(text(/^2 of 3 right · 1 not answered$/));
		await screen.reload();
		await screen.see(text(/^2 of 3 right · 1 not answered$/));
		same('answers kept', (await visit.learnerAtRest()).events.length, 2);
	}
};

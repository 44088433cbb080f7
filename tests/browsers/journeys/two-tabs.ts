import { article, reading, refsOfType } from '../../e2e/support/shipped-banks';
import { standingAnswers } from '../../torture/support/learner-at-screen';
import { same, type Journey } from '../journey';
import { role, text } from '../screen/query';
import { Screen } from '../screen/screen';
import { PROGRESS, SessionAtScreen } from '../session-at-screen';

export const twoTabs: Journey = {
	id: 'two-tabs',
	title: 'Two tabs: one session in both, another in each, and Today hears of what the other wrote',
	async walk(visit) {
		const { screen, session, site } = visit;
		const id = await visit.openSession(refsOfType(article, 'single', 4));
		const other = new Screen(await visit.browser.openTab(), site.address);
		const otherSession = new SessionAtScreen(other);
		await other.goto(`session/?id=${id}`);
		await other.see(PROGRESS);

		await session.answer('right', 'mouse');
		await session.next('mouse');
		// What the first tab answered is not asked again in the second.
		await other.see(PROGRESS, ({ aria }) => aria.valuetext === '1 of 4 answered right');
		const second = await otherSession.goOn();
		same('the question in both', second?.id, (await session.question()).id);
		await otherSession.answer('right', 'mouse');
		await screen.see(PROGRESS, ({ aria }) => aria.valuetext === '2 of 4 answered right');

		// Each on its own, by turns.
		await visit.openSession(refsOfType(reading, 'true-false', 3));
		await otherSession.next('mouse');
		for (let turn = 0; turn < 2; turn++) {
			await session.answer('right', 'mouse');
			await otherSession.answer('right', 'mouse');
			await otherSession.next('mouse');
			await session.next('mouse');
		}

		await other.goto('');
		await other.see(text(/2 of 3 answered\./));
		await session.answer('wrong', 'mouse');
		await other.see(role('button', /^Practise 1 missed/));
		const { events, twice } = await visit.learner();
		same('answers kept', [standingAnswers({ events }).length, twice], [7, 0]);
	}
};

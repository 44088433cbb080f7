import type { Question, QuestionType } from '../../../src/lib/core/bank/bank';
import { article, askedText, questionOf, refsOfType } from '../../e2e/support/shipped-banks';
import { standingAnswers } from '../../torture/support/learner-at-screen';
import { same, type Journey } from '../journey';
import { escaped, role, text } from '../screen/query';
import { FOOTNOTE, PROGRESS, type By } from '../session-at-screen';

const TYPES: QuestionType[] = [
	'single',
	'multiple',
	'true-false',
	'numeric',
	'short-text',
	'cloze',
	'matching',
	'ordering',
	'attribution'
];
const LEAVE = role('link', 'Leave; everything is kept');
const idsOf = (questions: Question[]) => questions.map(({ id }) => id);

export const firstQuiz: Journey = {
	id: 'first-quiz',
	title: 'First visit, the quiz, left in the middle, reloaded, taken up again, finished',
	async walk(visit) {
		const { screen, session } = visit;
		await visit.openToday();
		await screen.see(role('heading', 'Every question has a footnote', { level: 1 }));
		await screen.click(role('button', 'Take the quiz'));
		const first = await session.answer('right', 'mouse');
		const fact = article.facts.find(({ id }) => id === first.facts[0])!;
		const note = await screen.see(FOOTNOTE);
		for (const words of [`paragraph ${fact.passage}`, `by ${fact.saidBy}.`])
			if (!note.text.includes(words)) throw new Error(`No “${words}” in: ${note.text}`);
		await screen.reload();
		same(
			'the question after a reload of its feedback',
			(await session.answeredQuestion()).id,
			first.id
		);
		await session.next('mouse');
		await session.answer('right', 'keyboard');
		await session.next('keyboard');
		await screen.click(LEAVE);
		await screen.see(role('heading', new RegExp(`^${escaped(article.title)}`), { level: 1 }));
		await visit.openToday();
		await screen.see(text('Quiz: 2 of 10 answered.'));
		await screen.reload();
		await screen.click(role('link', 'Go on where you left'));
		same('the question taken up again', (await session.question()).id, article.questions[2]!.id);
		await session.answerAll('keyboard');
		await screen.see(text(/^10 of 10 right at the first try/));
		same('answers kept', standingAnswers(await visit.learnerAtRest()).length, 10);
	}
};

const everyType = (by: By): Journey => ({
	id: `types-by-${by}`,
	title: `Every type of question by ${by}: wrong, and right when it comes back`,
	async walk(visit) {
		const items = TYPES.flatMap((type) => refsOfType(article, type, 1));
		await visit.openSession(items);
		const seen = new Set<string>();
		const asked = await visit.session.answerAll(by, ({ id }) => {
			const isFirst = !seen.has(id);
			seen.add(id);
			return isFirst ? 'wrong' : 'right';
		});
		same('how many were asked', asked.length, 2 * TYPES.length);
		await visit.screen.see(text(/^0 of 9 right at the first try/));
		const answers = standingAnswers(await visit.learnerAtRest());
		same(
			'outcomes kept',
			answers.filter(({ outcome }) => outcome === 'right').length,
			TYPES.length
		);
	}
});
export const typesByMouse = everyType('mouse');
export const typesByKeyboard = everyType('keyboard');

export const undo: Journey = {
	id: 'undo',
	title: 'An answer is taken back: on its feedback, after a reload, at the end',
	async walk(visit) {
		const { screen, session } = visit;
		const items = refsOfType(article, 'single', 2);
		const stem = (at: number) => text(askedText(questionOf(items[at]!)));
		await visit.openSession(items);
		await session.answer('wrong', 'keyboard');
		await screen.press('u');
		await session.question();
		await screen.see(PROGRESS, ({ aria }) => aria.valuetext === '0 of 2 answered right');
		await session.answer('right', 'keyboard');
		await session.next('keyboard');
		await screen.reload();
		await session.question();
		await screen.see(stem(1));
		await screen.press('u');
		await screen.see(stem(0));
		await session.answerAll('keyboard');
		await screen.click(role('button', /^Undo the last answer/));
		await screen.see(stem(1));
		await session.answerAll('keyboard');
		await screen.see(text(/^2 of 2 right at the first try/));
		const found = await visit.learnerAtRest();
		same('answers that stand', standingAnswers(found).length, 2);
		same('answers taken back', found.events.filter(({ type }) => type === 'undone').length, 3);
	}
};

export const missed: Journey = {
	id: 'missed',
	title: 'Missed questions are listed, practised, and gone from the list',
	async walk(visit) {
		const { screen, session } = visit;
		const items = refsOfType(article, 'single', 2);
		await visit.openSession(items);
		for (let n = 0; n < 2; n++) {
			await session.answer('wrong', 'mouse');
			await session.next('mouse');
		}
		await screen.goto('missed/');
		await screen.see(role('heading', '2 missed questions', { level: 1 }));
		await screen.reload();
		await screen.click(role('button', /^Practise the 2 missed/));
		same(
			'practised',
			idsOf(await session.answerAll('mouse')),
			items.map(({ question }) => question)
		);
		await screen.goto('missed/');
		await screen.see(role('heading', 'Nothing is missed', { level: 1 }));
	}
};

const DAY_MS = 86_400_000;

export const review: Journey = {
	id: 'review',
	title: 'Days later what is due is asked, most at risk first',
	async walk(visit) {
		const { screen, session } = visit;
		const items = refsOfType(article, 'single', 3);
		await visit.openSession(items);
		await session.answerAll('mouse', (_question, turn) => (turn === 0 ? 'wrong' : 'right'));
		await visit.openToday();
		await screen.see(role('heading', 'Nothing is due today', { level: 1 }));
		await visit.moveClock(30 * DAY_MS);
		await screen.reload();
		await screen.see(role('heading', '3 due for review', { level: 1 }));
		await screen.click(role('button', /^Review 3 due/));
		await screen.seeTitle(/ · Review · Footnote$/);
		const asked: Question[] = [];
		for (let n = 0; n < 3; n++) {
			asked.push(await session.answer('right', n % 2 ? 'mouse' : 'keyboard'));
			await session.next('mouse');
		}
		same('reviewed', idsOf(asked).toSorted(), items.map(({ question }) => question).toSorted());
		await visit.openToday();
		if (/due for review/.test(await screen.mainText())) throw new Error('Something is still due.');
	}
};

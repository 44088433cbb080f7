import { expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { parseBank } from '../core/bank/parse-bank';
import { newCard, type Card } from '../core/memory/card';
import { DEFAULT_SETTINGS } from '../core/memory/default-settings';
import { sectionMastery } from './bank-view';

const parsed = parseBank(EXAMPLE_BANK, 'tides.yaml');
if (!parsed.ok) throw new Error('The example is not sound.');
const { bank } = parsed;

it('tells of each section how many were met, and how many of these are asked and were missed', () => {
	const [section] = bank.sections;
	const own = bank.questions.filter((question) => question.section === section!.id);
	const card = (at: number, more: Partial<Card>): Card => ({
		...newCard(bank.id, own[at]!.id),
		firstDay: 9,
		...more
	});
	const cards = [
		card(0, {}),
		card(1, { missed: true }),
		card(2, { missed: true, suspended: true }),
		card(3, { missed: true, firstDay: null })
	];
	expect(sectionMastery(bank, cards, 10, DEFAULT_SETTINGS)[0]).toMatchObject({
		...{ id: section!.id, questions: own.length, met: 3, missed: 1 }
	});
});

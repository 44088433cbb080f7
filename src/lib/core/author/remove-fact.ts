import { itemsOf, type BankText, type Item } from './bank-text';
import { removeItem, setField, withItems } from './edit-bank-text';
import { fieldsOf, textIn, textsIn, type Outline } from './outline';

/** How many questions rest on a fact: on it alone, and on others besides. */
export interface Resting {
	alone: number;
	besides: number;
}

/** @param index of the fact, from 0; where another one has its id, nothing rests on this one alone */
export function restingOn({ facts, questions }: Outline, index: number): Resting {
	const id = facts[index]?.id;
	const resting: Resting = { alone: 0, besides: 0 };
	if (id === undefined || facts.some((fact, at) => at !== index && fact.id === id)) return resting;
	for (const question of questions)
		if (question.facts.includes(id))
			resting[question.facts.every((fact) => fact === id) ? 'alone' : 'besides']++;
	return resting;
}

/**
 * The bank without a fact. A question that rests on others besides no longer names it; one that rests on it alone still
 * does, so that the checks tell of it.
 */
export function removeFact(bank: BankText, index: number): BankText {
	const fact = itemsOf(bank, 'facts')[index];
	if (!fact) return bank;
	const id = textIn(fieldsOf(fact).id);
	const without = removeItem(bank, 'facts', index);
	if (itemsOf(without, 'facts').some((item) => textIn(fieldsOf(item).id) === id)) return without;
	if (itemsOf(without, 'questions').length === 0) return without;
	return withItems(without, 'questions', (items) => items.map((item) => freed(item, id)));
}

function freed(item: Item, id: string): Item {
	const facts = textsIn(fieldsOf(item).facts);
	if (!facts.includes(id) || facts.every((fact) => fact === id)) return item;
	const last = facts.lastIndexOf(id);
	return freed(setField(item, ['facts', last], undefined), id);
}

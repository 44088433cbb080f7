import type { Bank } from '../core/bank/bank';
import { siblingsOf } from '../core/bank/siblings-of';
import type { Card } from '../core/memory/card';
import { chooseDays, daysAsked, rangesToCome } from '../core/memory/days-to-come';
import type { LocalDay } from '../core/memory/event';
import type { QuestionRef } from '../core/quiz/session-plan';
import type { SelfRating } from '../core/quiz/response';
import type { FootnoteApp } from './footnote-app.svelte';

/** More questions on the same facts than so many are not looked up. */
const SIBLINGS = 20;

/** The days on which a question would best come back, by how it may be rated now: those with the least to do. */
export async function daysFor(
	{ store, settings, today }: FootnoteApp,
	card: Card | undefined,
	ref: QuestionRef,
	bank: Bank
): Promise<Record<SelfRating, LocalDay>> {
	const ranges = rangesToCome(card, today, settings);
	const siblings = siblingsOf(bank, ref.question).slice(0, SIBLINGS);
	const loads = await store.loadOf(daysAsked(ranges), ref.bank, siblings);
	return chooseDays(ranges, { ...loads, easyDays: settings.easyDays });
}

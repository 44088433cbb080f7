import { m } from '$lib/paraglide/messages';

/** What a column may hold, in the order in which it is offered, and what that is called. */
const ROLES: { readonly [role: string]: () => string } = {
	ignored: m.exchange_role_ignored,
	question: m.exchange_role_question,
	key: m.exchange_role_key,
	wrong: m.exchange_role_wrong,
	choice: m.exchange_role_choice,
	feedback: m.exchange_role_feedback,
	explanation: m.exchange_role_explanation,
	hint: m.exchange_role_hint,
	tags: m.exchange_role_tags,
	section: m.exchange_role_section,
	id: m.exchange_role_id,
	type: m.exchange_role_type,
	tolerance: m.exchange_role_tolerance
};
export const roleOptions = Object.entries(ROLES).map(([value, label]) => ({ value, label }));

/** The back of a card is its right answer. */
export const shownRole = (role: string): string => (role === 'back' ? 'key' : role);

/** As spreadsheets call their columns, from 0: A, Z, AA. */
export function columnLetters(index: number): string {
	const before = Math.floor(index / 26);
	return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

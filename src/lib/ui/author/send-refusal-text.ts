import { m } from '$lib/paraglide/messages';

type Refusal =
	| 'elsewhere'
	| 'gone'
	| 'unreadable'
	| 'lost-fact'
	| 'other-unreadable'
	| 'other-lists'
	| 'other-marked'
	| 'other-plain'
	| 'other-full';

/** Why questions did not go into another bank, and what to do. */
export function sendRefusalText(problem: Refusal): string {
	return {
		elsewhere: m.author_send_elsewhere,
		gone: m.author_send_gone,
		unreadable: m.author_send_unreadable,
		'lost-fact': m.author_send_lost_fact,
		'other-unreadable': m.author_send_other_unreadable,
		'other-lists': m.author_send_other_lists,
		'other-marked': m.author_send_other_marked,
		'other-plain': m.author_send_other_plain,
		'other-full': m.author_send_other_full
	}[problem]();
}

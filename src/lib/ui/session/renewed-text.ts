import { m } from '$lib/paraglide/messages';

/** What an update of the bank has done to the question that is asked, while it stood there. */
export function renewedText(renewed: 'wording' | 'key' | 'gone'): string {
	return {
		wording: m.session_renewed_wording,
		key: m.session_renewed_key,
		gone: m.session_renewed_gone
	}[renewed]();
}

/**
 * The same in a test. `answer-lost`: it was answered, and the answer means nothing any more. `answer-kept`: it reads otherwise,
 * and the answer stands.
 */
export function testRenewedText(
	renewed: 'wording' | 'gone' | 'answer-lost' | 'answer-kept'
): string {
	return {
		wording: m.session_renewed_wording,
		gone: m.session_renewed_gone,
		'answer-lost': m.session_renewed_draft,
		'answer-kept': m.session_renewed_kept
	}[renewed]();
}

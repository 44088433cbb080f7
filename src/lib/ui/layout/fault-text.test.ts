import { describe, expect, it } from 'vitest';
import { m } from '$lib/paraglide/messages';
import { faultText } from './fault-text';

describe('why something failed', () => {
	it('fits into a sentence, whether or not the browser ended one of its own', () => {
		const reason = faultText(new DOMException('No key path was given.', 'DataError'));
		expect(reason).toBe('No key path was given');
		expect(faultText('The disk is gone')).toBe('The disk is gone');
		expect(m.session_not_kept({ reason })).not.toContain('..');
	});

	it('names no codes', () => {
		const error = Object.assign(new Error('cut-off'), { name: 'NotReadBack' });
		expect(faultText(error)).toBe('what was read back is not what was written');
	});

	it.each([
		m.session_not_kept,
		m.image_not_kept,
		m.opened_failed,
		m.author_send_failed,
		m.exchange_failed,
		m.exchange_keep_failed,
		m.exchange_undo_failed,
		m.exchange_save_failed,
		m.results_failed,
		m.answers_failed
	])('ends as a sentence wherever it is told: %o', (message) => {
		const reason = faultText(Object.assign(new Error(), { kind: 'full' }));
		expect(message({ reason })).toMatch(/then try again\.( .*\.)?$/);
	});
});

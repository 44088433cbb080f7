import { m } from '$lib/paraglide/messages';

/** Why something could not be kept or read, as the middle of a sentence, without its full stop: what happened, and what to do. */
export function faultText(error: unknown): string {
	const reason = reasonOf(error);
	const inJournal = error instanceof Error && 'inJournal' in error && error.inJournal === true;
	return inJournal ? m.fault_in_journal({ reason }) : reason;
}

function reasonOf(error: unknown): string {
	const kind = error instanceof Error && 'kind' in error ? error.kind : null;
	if (kind === 'full') return m.fault_full();
	if (kind === 'lost') return m.fault_lost();
	if (kind === 'closed') return m.fault_closed();
	if (kind === 'replaced') return m.fault_replaced();
	if (error instanceof Error && error.name === 'NotKept') return m.backup_not_kept();
	if (error instanceof Error && error.name === 'NotReadBack') return m.backup_not_read_back();
	// What browsers say ends with a full stop, and so does the sentence that this becomes a part of.
	return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

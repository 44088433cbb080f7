import type { LearnerEvent } from '../../../memory/event';
import { EVENT_COLUMNS } from '../../event-table/event-columns';
import { eventRows } from '../../event-table/event-row';

/** For tests: the table of events as JSON Lines. The app's own writer lies in another room; a test there holds it to this. */
export function exported(events: readonly LearnerEvent[]): string {
	const lines = [...eventRows(events)].map((row) =>
		JSON.stringify(Object.fromEntries(EVENT_COLUMNS.map(({ name }, at) => [name, row[at]])))
	);
	return lines.map((line) => `${line}\n`).join('');
}

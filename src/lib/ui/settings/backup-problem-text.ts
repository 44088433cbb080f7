import { m } from '$lib/paraglide/messages';

/** Why a file cannot be restored. `index` is counted from 0. */
export interface Problem {
	code:
		| 'not-json'
		| 'not-a-backup'
		| 'newer'
		| 'no-events'
		| 'bad-event'
		| 'bad-session'
		| 'duplicate-event'
		| 'bad-line'
		| 'cut-off'
		| 'checksum'
		| 'counts'
		| 'too-large'
		/** It is a bank of questions, which is opened elsewhere. */
		| 'bank';
	index?: number;
	field?: string;
	/** Counted from 1. */
	line?: number;
}

/** What is wrong with a backup and where, counted from 1 as people count. */
export function backupProblemText(name: string, problem: Problem): string {
	const number = (problem.index ?? 0) + 1;
	const field = problem.field ?? '';
	switch (problem.code) {
		case 'not-json':
			return m.settings_problem_not_json({ name });
		case 'not-a-backup':
			return m.settings_problem_not_a_backup({ name });
		case 'newer':
			return m.settings_problem_newer({ name });
		case 'no-events':
			return m.settings_problem_no_events({ name });
		case 'bad-event':
			return m.settings_problem_bad_event({ name, number, field });
		case 'bad-session':
			return m.settings_problem_bad_session({ name, number, field });
		case 'duplicate-event':
			return m.settings_problem_duplicate_event({ name, number });
		case 'bad-line':
			return m.settings_problem_bad_line({ name, line: problem.line ?? 1 });
		case 'cut-off':
			return m.settings_problem_cut_off({ name });
		case 'checksum':
		case 'counts':
			return m.settings_problem_checksum({ name });
		case 'too-large':
			return m.settings_problem_too_large({ name });
		case 'bank':
			return m.backup_is_bank({ name });
	}
}

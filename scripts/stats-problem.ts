import type { BackupProblem } from '../src/lib/store/backup/backup';

/** Why a backup is not read, after its name; and what to do. */
export function problemInWords({ code, index, field, line }: BackupProblem): string {
	const at = line === undefined ? '' : `line ${line}: `;
	const nth = `number ${(index ?? 0) + 1}`;
	switch (code) {
		case 'not-json':
		case 'not-a-backup':
			return 'is no backup of Footnote. Save one in the app: Settings, your data.';
		case 'newer':
			return 'was saved by a newer version of Footnote. Update this one.';
		case 'no-events':
			return 'has no answers in it. Save it again.';
		case 'bad-event':
			return `is damaged (${at}the field "${field}" of the entry ${nth}). Save it again, or use another one.`;
		case 'bad-session':
			return `is damaged (${at}the field "${field}" of the session ${nth}). Save it again, or use another one.`;
		case 'duplicate-event':
			return `is damaged (${at}the entry ${nth} is there twice). Save it again, or use another one.`;
		case 'bad-line':
			return `is damaged (line ${line} cannot be read). Save it again, or use another one.`;
		case 'cut-off':
			return 'is cut off or damaged: its end is missing. Save it again, or use another one.';
		case 'checksum':
		case 'counts':
			return 'is damaged: it does not hold what was saved. Save it again, or use another one.';
		case 'too-large':
			return 'is larger than any learner’s log. Is it the right file?';
	}
}

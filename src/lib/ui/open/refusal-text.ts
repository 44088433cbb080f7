import { m } from '$lib/paraglide/messages';

interface FileProblem {
	code:
		| 'empty'
		| 'unknown'
		| 'backup'
		| 'wrong-letters'
		| 'cut-off'
		| 'damaged'
		| 'checksum'
		| 'newer'
		| 'no-bank'
		| 'not-a-package'
		| 'bad-name'
		| 'twice'
		| 'not-utf-8'
		| 'not-an-image'
		| 'too-many-files'
		| 'too-large'
		| 'file-too-large';
	/** Of the file in the package. */
	name?: string;
	/** Counted from 1. */
	line?: number;
}

/** Why there is no bank in what was given. */
export type Refused =
	| { from: 'file'; name: string; problem: FileProblem }
	| { from: 'disk'; name: string; reason: string }
	| { from: 'choice'; count: number }
	| { from: 'link'; problem: { code: 'none' | 'newer' | 'damaged' | 'too-long' } };

/** What is wrong, and what to do about it. */
export function refusalText(refused: Refused): string {
	switch (refused.from) {
		case 'file':
			return fileText(refused.name, refused.problem);
		case 'disk':
			return m.opened_file_unreadable(refused);
		case 'choice':
			return refused.count > 1
				? m.opened_several({ count: refused.count })
				: m.opened_none_chosen();
		case 'link':
			return {
				none: m.opened_link_none,
				newer: m.opened_link_newer,
				damaged: m.opened_link_damaged,
				'too-long': m.opened_link_too_long
			}[refused.problem.code]();
	}
}

function fileText(name: string, problem: FileProblem): string {
	const part = problem.name ?? '';
	switch (problem.code) {
		case 'empty':
			return m.opened_empty({ name });
		case 'unknown':
			return m.opened_unknown({ name });
		case 'backup':
			return m.opened_backup({ name });
		case 'wrong-letters':
			return m.opened_wrong_letters({ name, line: problem.line ?? 1 });
		case 'cut-off':
			return m.opened_cut_off({ name });
		case 'damaged':
			return m.opened_damaged({ name });
		case 'checksum':
			return m.opened_checksum({ name, part });
		case 'newer':
			return m.opened_newer({ name });
		case 'no-bank':
			return m.opened_no_bank({ name });
		case 'not-a-package':
			return m.opened_not_package({ name });
		case 'bad-name':
			return m.opened_bad_name({ name, part });
		case 'twice':
			return m.opened_twice({ name, part });
		case 'not-utf-8':
			return m.opened_not_utf8({ name, part });
		case 'not-an-image':
			return m.opened_not_image({ name, part });
		case 'too-many-files':
		case 'too-large':
			return m.opened_too_large({ name });
		case 'file-too-large':
			return m.opened_part_too_large({ name, part });
	}
}

import { m } from '$lib/paraglide/messages';

/** Why a file is not taken in as a bank. */
type Problem =
	| {
			code:
				| 'cut-off'
				| 'damaged'
				| 'too-many-files'
				| 'too-large'
				| 'not-a-package'
				| 'newer'
				| 'no-bank'
				| 'empty'
				| 'backup'
				| 'unknown'
				| 'text-alone';
	  }
	/** `name` of a file in it. */
	| {
			code: 'bad-name' | 'twice' | 'file-too-large' | 'checksum' | 'not-utf-8' | 'not-an-image';
			name: string;
	  }
	| { code: 'wrong-letters'; line: number };

/** What is wrong with a file of that name, and what to do. */
export function bankFileProblemText(name: string, problem: Problem): string {
	switch (problem.code) {
		case 'cut-off':
			return m.share_problem_cut_off({ name });
		case 'damaged':
			return m.share_problem_damaged({ name });
		case 'checksum':
			return m.share_problem_checksum({ name, part: problem.name });
		case 'too-many-files':
			return m.share_problem_too_many({ name });
		case 'too-large':
			return m.share_problem_too_large({ name });
		case 'file-too-large':
			return m.share_problem_part_too_large({ name, part: problem.name });
		case 'bad-name':
			return m.share_problem_bad_name({ name, part: shownName(problem.name) });
		case 'twice':
			return m.share_problem_twice({ name, part: problem.name });
		case 'not-a-package':
			return m.share_problem_not_ours({ name });
		case 'newer':
			return m.share_problem_newer({ name });
		case 'no-bank':
			return m.share_problem_no_bank({ name });
		case 'not-utf-8':
			return m.share_problem_part_letters({ name, part: problem.name });
		case 'not-an-image':
			return m.share_problem_not_image({ name, part: problem.name });
		case 'wrong-letters':
			return m.share_problem_letters({ name, line: problem.line });
		case 'empty':
			return m.share_problem_empty({ name });
		case 'backup':
			return m.share_problem_backup({ name });
		case 'unknown':
			return m.share_problem_unknown({ name });
		case 'text-alone':
			return m.share_problem_text_alone({ name });
	}
}

/** A name that can be shown in a line: short, and without characters that steer how it is set. */
function shownName(name: string): string {
	const plain = name.replace(/[^\x20-\x7e]/g, '?');
	return plain.length > 60 ? `${plain.slice(0, 57)}...` : plain;
}

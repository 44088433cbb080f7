import { m } from '$lib/paraglide/messages';

/** Why a bank cannot be put into one file or a link; `name` is that of the text. */
type Problem =
	| { code: 'no-bank' | 'too-many-files' | 'too-large' }
	| { code: 'bad-name' | 'file-too-large' | 'bad-text' | 'image-missing'; name: string };

export function packProblemText(problem: Problem): string {
	switch (problem.code) {
		case 'no-bank':
			return m.share_pack_no_bank();
		case 'too-many-files':
		case 'too-large':
			return m.share_pack_too_large();
		case 'bad-name':
			return m.share_pack_bad_name({ part: problem.name });
		case 'file-too-large':
			return m.share_pack_part_too_large({ part: problem.name });
		case 'image-missing':
			return m.share_pack_image_missing({ part: problem.name });
		case 'bad-text':
			return m.share_pack_bad_text({ part: problem.name });
	}
}

import type { ItemRemark } from '$lib/core/insight/item-analysis';
import { m } from '$lib/paraglide/messages';

/** What an author may want to look at, in a sentence. */
export function remarkText(remark: ItemRemark): string {
	switch (remark.code) {
		case 'key-doubtful':
			return m.answers_remark_key_doubtful();
		case 'weak':
			return m.answers_remark_weak();
		case 'easy':
			return m.answers_remark_easy();
		case 'hard':
			return m.answers_remark_hard();
		case 'idle':
			return m.answers_remark_idle({
				choices: remark.choices.map((choice) => `“${choice}”`).join(', ')
			});
		case 'draws-the-best':
			return m.answers_remark_draws({ choice: `“${remark.choice}”` });
	}
}

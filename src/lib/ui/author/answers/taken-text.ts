import { m } from '$lib/paraglide/messages';

/** What became of a file that was to be taken in, as item-analysis.ts in app/author has it. */
type Taken =
	| { name: string; became: 'added' | 'renewed' | 'same' | 'older' }
	| { name: string; became: 'other'; title: string }
	| {
			name: string;
			became: 'refused';
			problem: { code: 'not-results' | 'too-large' | 'newer' } | { code: 'damaged'; field: string };
	  };

/** So many of a kind are named one by one. */
const NAMED = 3;

/** A line for each file, or one for many that fared the same; what was not taken is named in any case. */
export function takenLines(files: readonly Taken[]): { text: string; isBad: boolean }[] {
	const bad = files.filter(({ became }) => became === 'refused' || became === 'other');
	const kinds = (['added', 'renewed', 'same', 'older'] as const).map((kind) =>
		files.filter(({ became }) => became === kind)
	);
	const good = kinds.flatMap((same) =>
		same.length > NAMED
			? [{ ...same[0]!, name: m.answers_took_many({ count: same.length }) }]
			: same
	);
	return [...bad, ...good].map((file) => ({ text: takenText(file), isBad: bad.includes(file) }));
}

function takenText(file: Taken): string {
	const { name } = file;
	switch (file.became) {
		case 'added':
			return m.answers_took_added({ name });
		case 'renewed':
			return m.answers_took_renewed({ name });
		case 'same':
			return m.answers_took_same({ name });
		case 'older':
			return m.answers_took_older({ name });
		case 'other':
			return m.answers_took_other({ name, title: file.title });
		case 'refused':
			switch (file.problem.code) {
				case 'too-large':
					return m.answers_took_too_large({ name });
				case 'newer':
					return m.answers_took_newer({ name });
				case 'damaged':
					return m.answers_took_damaged({ name, field: file.problem.field });
				case 'not-results':
					return m.answers_took_not_results({ name });
			}
	}
}

import type { Finding } from '../bank/finding';
import type { Outline } from './outline';

const LISTS = ['sources', 'facts', 'questions'] as const;

/**
 * Findings about a bank as it was checked, at the places where their entries stand now: checking takes a moment, and
 * entries may have been added, moved or removed meanwhile. Those on entries that are gone are left out.
 * @param checked what the findings are about; an entry is known by its id
 */
export function followFindings<F extends Finding>(
	findings: readonly F[],
	checked: Outline,
	now: Outline
): F[] {
	if (checked === now) return [...findings];
	return findings.flatMap((finding) => {
		const [list, index, ...rest] = finding.path;
		const name = LISTS.find((each) => each === list);
		if (!name || typeof index !== 'number') return [finding];
		const id = checked[name][index]?.id;
		// The rest cannot be told apart by its id.
		if (id === undefined || now[name][index]?.id === id) return [finding];
		const at = now[name].findIndex((entry) => entry.id === id);
		return at < 0 ? [] : [{ ...finding, path: [name, at, ...rest] }];
	});
}

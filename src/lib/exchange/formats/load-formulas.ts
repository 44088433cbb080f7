import type { CheckFormula } from '../../core/markup/check-formula';
import { parseMarkup } from '../../core/markup/parse-markup';
import type { MarkupNode } from '../../core/markup/markup-node';
import type { ReadSet } from './read-set';

/**
 * Reads formulas as a page will show them. It is large, and loaded only where a text has a formula; where it cannot be
 * loaded, formulas are taken as they are.
 */
export async function loadFormulaCheck(set: ReadSet): Promise<CheckFormula> {
	if (!set.items.some(({ entry }) => mayHaveFormula(entry))) return () => null;
	try {
		return (await import('../../core/markup/formula')).formulaProblem;
	} catch {
		return () => null;
	}
}

/** Cheap first: few texts have two dollar signs. */
function mayHaveFormula(value: unknown): boolean {
	if (typeof value === 'string')
		return value.indexOf('$') !== value.lastIndexOf('$') && hasFormula(parseMarkup(value, true));
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(mayHaveFormula);
}

function hasFormula(nodes: readonly MarkupNode[]): boolean {
	return nodes.some((node) => {
		if (node.kind === 'list') return node.items.some(hasFormula);
		return node.kind === 'formula' || ('children' in node && hasFormula(node.children));
	});
}

import type { MarkupNode } from '../../core/markup/markup-node';

const PLAIN = '0123456789+-=()n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ';

/** What stood raised or lowered, in letters that are so by themselves; where there are none, marked by ^ or _. */
export function scripted(nodes: readonly MarkupNode[], tag: 'sub' | 'sup'): MarkupNode[] {
	const [only, ...others] = nodes;
	if (others.length > 0 || only?.kind !== 'text') return [...nodes];
	const text = only.text.trim();
	const to = tag === 'sup' ? RAISED : LOWERED;
	const letters = [...text.replaceAll('−', '-')].map((letter) => to[PLAIN.indexOf(letter)]);
	if (text === '') return [];
	if (letters.every((letter) => letter !== undefined))
		return [{ kind: 'text', text: letters.join('') }];
	const mark = tag === 'sup' ? '^' : '_';
	return [{ kind: 'text', text: [...text].length > 1 ? `${mark}(${text})` : mark + text }];
}

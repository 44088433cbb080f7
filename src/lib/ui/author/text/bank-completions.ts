import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import { completeText } from '$lib/core/author/complete-text';
import type { Outline } from '$lib/core/author/outline';
import { m } from '$lib/paraglide/messages';

const KINDS = { name: 'property', value: 'enum', id: 'variable' };
/** Letters of what an id stands for. */
const ABOUT = 70;

/** Proposes what can stand at the cursor in a bank's file. @param outlineNow what the bank holds */
export function bankCompletions(outlineNow: () => Outline): CompletionSource {
	return ({ state, pos, explicit }) => {
		const found = completeText(state.doc.toString(), pos, outlineNow());
		// An empty word is no wish, unless someone asks.
		if (!found || (found.from === pos && !explicit && !endsInColon(state.sliceDoc(0, pos))))
			return null;
		return {
			from: found.from,
			validFor: /^[\w-]*$/,
			options: found.proposals.map(({ label, text, kind, required, about }, index): Completion => ({
				label,
				apply: text,
				type: KINDS[kind],
				detail: required ? m.author_text_required() : shortened(about),
				// In our order, where the word says nothing else.
				boost: Math.max(-99, -index)
			}))
		};
	};
}

const endsInColon = (text: string) => /[:[,]\s$/.test(text.slice(-2));
const shortened = (text: string) => (text.length > ABOUT ? `${text.slice(0, ABOUT - 1)}…` : text);

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Kinds of words by our colours, which know light and dark. */
const words = HighlightStyle.define([
	{ tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--kind-event)' },
	{ tag: [tags.string, tags.content, tags.attributeValue], color: 'var(--ink)' },
	{ tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--kind-figure)' },
	{ tag: [tags.comment, tags.lineComment], color: 'var(--ink-soft)', fontStyle: 'italic' },
	{
		tag: [
			tags.punctuation,
			tags.separator,
			tags.squareBracket,
			tags.brace,
			tags.special(tags.string)
		],
		color: 'var(--ink-soft)'
	},
	{ tag: [tags.meta, tags.labelName, tags.typeName], color: 'var(--kind-judgement)' }
]);

/** Our own sign in the gutter: a shape for each kind, not a colour alone. */
const sign = (content: string, color: string) => ({
	content: 'normal',
	color,
	fontWeight: '700',
	lineHeight: '1',
	textAlign: 'center',
	'&::before': { content: `"${content}"` }
});

/** A wave below what is meant; thicker for an error. */
const wave = (color: string, thickness: string) => ({
	backgroundImage: 'none',
	textDecoration: `underline wavy ${color} ${thickness}`,
	textDecorationSkipInk: 'none',
	textUnderlineOffset: '0.2em'
});

const look = EditorView.theme({
	'&': {
		blockSize: '100%',
		color: 'var(--ink)',
		backgroundColor: 'var(--paper-raised)',
		border: '1px solid var(--line-strong)',
		borderRadius: 'var(--radius-m)',
		overflow: 'hidden',
		fontSize: 'var(--text-s)'
	},
	'&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '2px' },
	'.cm-scroller': {
		flex: '1 1 0',
		minBlockSize: '0',
		fontFamily: 'var(--mono)',
		lineHeight: '1.6',
		overflow: 'auto'
	},
	'.cm-content': { padding: 'var(--space-2) 0', caretColor: 'var(--ink)' },
	'.cm-line': { padding: '0 var(--space-3) 0 var(--space-2)' },
	'.cm-activeLine': { backgroundColor: 'var(--paper-sunk)' },
	'.cm-gutters': {
		backgroundColor: 'var(--paper)',
		color: 'var(--ink-soft)',
		border: '0',
		borderInlineEnd: '1px solid var(--line)'
	},
	'.cm-gutters.cm-gutters-before': { borderInlineEndWidth: '1px' },
	'.cm-activeLineGutter': { backgroundColor: 'var(--paper-sunk)', color: 'var(--ink)' },
	'.cm-specialChar': { color: 'var(--wrong)' },
	'.cm-gutter-lint': { inlineSize: '1.3em' },
	'.cm-gutter-lint .cm-gutterElement': { padding: '0.3em 0 0 0.15em' },
	'.cm-lint-marker-error': sign('✕', 'var(--wrong)'),
	'.cm-lint-marker-warning': sign('!', 'var(--partly)'),
	'.cm-lintRange': { paddingBlockEnd: '0' },
	'.cm-lintRange-error': wave('var(--wrong)', '1.5px'),
	'.cm-lintRange-warning': wave('var(--partly)', '1px'),
	'.cm-lintPoint-error:after': { borderBottomColor: 'var(--wrong)' },
	'.cm-lintPoint-warning:after': { borderBottomColor: 'var(--partly)' },
	'.cm-searchMatch': { backgroundColor: 'var(--partly-soft)', outline: '1px solid var(--partly)' },
	'.cm-searchMatch-selected': {
		backgroundColor: 'var(--accent-soft)',
		outlineColor: 'var(--accent)'
	},
	'.cm-tooltip': {
		maxInlineSize: 'min(34rem, 92vw)',
		border: '1px solid var(--line-strong)',
		borderRadius: 'var(--radius-s)',
		backgroundColor: 'var(--paper-raised)',
		color: 'var(--ink)',
		boxShadow: 'var(--shadow)',
		overflow: 'hidden'
	},
	'.cm-diagnostic': {
		padding: 'var(--space-2) var(--space-3)',
		fontFamily: 'var(--sans)',
		lineHeight: '1.4'
	},
	'.cm-diagnostic-error': { borderInlineStart: '3px solid var(--wrong)' },
	'.cm-diagnostic-warning': { borderInlineStart: '3px solid var(--partly)' },
	'.cm-tooltip.cm-tooltip-autocomplete > ul': {
		maxBlockSize: '15rem',
		minInlineSize: 'min(16rem, 80vw)',
		fontFamily: 'var(--mono)'
	},
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
		padding: 'var(--space-1) var(--space-3)',
		lineHeight: '1.5'
	},
	'.cm-tooltip-autocomplete ul li[aria-selected]': {
		backgroundColor: 'var(--accent)',
		color: 'var(--on-accent)'
	},
	'.cm-completionDetail': {
		marginInlineStart: 'var(--space-3)',
		fontFamily: 'var(--sans)',
		fontSize: 'var(--text-xs)',
		fontStyle: 'normal',
		color: 'var(--ink-soft)'
	},
	'li[aria-selected] .cm-completionDetail': { color: 'inherit' }
});

/** What the search panel looks like: our fields and buttons, which a shadow root does not see. */
const panel = EditorView.theme({
	'.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)' },
	'.cm-panels-top': { borderBlockEnd: '1px solid var(--line)' },
	'.cm-panel.cm-search': {
		display: 'flex',
		flexWrap: 'wrap',
		alignItems: 'center',
		gap: 'var(--space-2)',
		padding: 'var(--space-2) 3rem var(--space-2) var(--space-3)',
		fontFamily: 'var(--sans)',
		fontSize: 'var(--text-s)'
	},
	'.cm-panel.cm-search br': { display: 'block', flexBasis: '100%', content: '""' },
	'.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
		margin: '0',
		font: 'inherit'
	},
	'.cm-panel.cm-search label': {
		display: 'inline-flex',
		alignItems: 'center',
		gap: 'var(--space-1)',
		minBlockSize: '1.75rem'
	},
	'.cm-panel.cm-search input[type=checkbox]': {
		inlineSize: '1.1rem',
		blockSize: '1.1rem',
		accentColor: 'var(--accent)'
	},
	'.cm-panel.cm-search .cm-textfield': {
		flex: '1 1 9rem',
		minInlineSize: '0',
		minBlockSize: '2.25rem',
		padding: '0.2rem 0.6rem',
		border: '1px solid var(--line-strong)',
		borderRadius: 'var(--radius-s)',
		backgroundColor: 'var(--paper-raised)',
		color: 'var(--ink)'
	},
	'.cm-panel.cm-search .cm-button': {
		minBlockSize: '2.25rem',
		padding: '0.2rem 0.8rem',
		border: '1px solid var(--line-strong)',
		borderRadius: 'var(--radius-s)',
		background: 'var(--paper-raised)',
		color: 'var(--ink)',
		fontWeight: '600',
		cursor: 'pointer'
	},
	'.cm-panel.cm-search [name=close]': {
		insetBlockStart: 'var(--space-2)',
		insetInlineEnd: 'var(--space-2)',
		inlineSize: '2.25rem',
		blockSize: '2.25rem',
		color: 'inherit',
		fontSize: 'var(--text-l)',
		cursor: 'pointer'
	},
	'.cm-panel :focus-visible': { outline: '3px solid var(--focus)', outlineOffset: '1px' }
});

/** How the text looks: the page's own colours and letters. */
export const textTheme: Extension = [look, panel, syntaxHighlighting(words)];

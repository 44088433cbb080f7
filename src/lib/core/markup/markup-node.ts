export const MARKUPS = ['plain', 'markdown'] as const;
/** How the texts of a bank are read: as they stand, or with the marks of questions/README.md. */
export type Markup = (typeof MARKUPS)[number];

/** A piece of a text that was read with its marks. */
export type MarkupNode =
	/** May hold single line ends. */
	| { kind: 'text'; text: string }
	| { kind: 'emphasis'; children: MarkupNode[] }
	| { kind: 'strong'; children: MarkupNode[] }
	| { kind: 'code'; text: string }
	/** `tex` is what stands between the dollar signs; `display`: on a line of its own. */
	| { kind: 'formula'; tex: string; display: boolean }
	/** Between two paragraphs. */
	| { kind: 'break' }
	| { kind: 'list'; items: MarkupNode[][] };

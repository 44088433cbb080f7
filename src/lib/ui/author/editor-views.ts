import { m } from '$lib/paraglide/messages';

/** What an open bank can be seen as. */
export type EditorView = 'write' | 'text' | 'check' | 'history' | 'share' | 'answers';

/** In their order, and what each is called. */
export const EDITOR_VIEWS: readonly { view: EditorView; label: () => string }[] = [
	{ view: 'write', label: m.author_view_write },
	{ view: 'text', label: m.author_view_text },
	{ view: 'check', label: m.author_view_check },
	{ view: 'history', label: m.author_view_history },
	{ view: 'share', label: m.author_view_share },
	{ view: 'answers', label: m.answers_view }
];

/** What the tab of the browser says: the bank before the view, since tabs are narrow. */
export function editorTitle(title: string, view: EditorView): string {
	const label = EDITOR_VIEWS.find((each) => each.view === view)!.label();
	return `${title || m.author_untitled()} – ${label} · Footnote`;
}

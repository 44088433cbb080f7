import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { lintGutter, nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import {
	Annotation,
	EditorState,
	Prec,
	Text,
	type Extension,
	type Transaction
} from '@codemirror/state';
import {
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	highlightSpecialChars,
	keymap,
	lineNumbers
} from '@codemirror/view';
import type { Outline } from '$lib/core/author/outline';
import { changesBetween } from '$lib/core/author/text-changes';
import { m } from '$lib/paraglide/messages';
import { bankCompletions } from './bank-completions';
import { textTheme } from './text-theme';

interface Wanted {
	/** A shadow root: only there a style sheet can be adopted, and the page's policy lets no other be made. */
	root: ShadowRoot;
	parent: HTMLElement;
	/** The id, in that root, of what says which keys there are. */
	described: string;
	text: string;
	readOnly: boolean;
	outlineNow: () => Outline;
	/**
	 * The whole text after someone has changed it, with its own kind of line ends.
	 * @param isTyping letters that came or went; not what was pasted, indented, moved or completed
	 */
	ontext: (text: string, isTyping: boolean) => void;
	/** The browser itself asks for it, by a menu or a gesture. */
	onundo: () => void;
	onredo: () => void;
	/** The cursor, or what is marked, has moved. */
	onmove: (state: EditorState) => void;
}

/** So long after Esc a Tab leaves, unless another key comes first: long enough for slow hands. */
const LEAVE_MS = 60_000;
const fromOutside = Annotation.define<boolean>();

/** Opens a bank's text for editing. The undo is that of the draft, so there is none of its own. */
export function openTextEditor(wanted: Wanted) {
	let text = wanted.text;
	let lineEnd = lineEndOf(text);
	const stateOf = () =>
		EditorState.create({
			doc: Text.of(toDoc(text, lineEnd).split('\n')),
			extensions: [EditorState.lineSeparator.of(lineEnd), ...extensionsFor(wanted, changed)]
		});
	function changed(state: EditorState, isTyping: boolean) {
		text = state.sliceDoc();
		wanted.ontext(text, isTyping);
	}
	const view = new EditorView({ state: stateOf(), parent: wanted.parent, root: wanted.root });
	return {
		view,
		/** Shows a text that was changed elsewhere; what did not change, the cursor among it, stays. */
		show(next: string) {
			if (next === text) return;
			const before = toDoc(text, lineEnd);
			text = next;
			if (lineEndOf(next) !== lineEnd) {
				lineEnd = lineEndOf(next);
				view.setState(stateOf());
				return;
			}
			const changes = changesBetween(before, toDoc(next, lineEnd)).map(
				({ at, removed, inserted }) => ({
					from: at,
					to: at + removed.length,
					insert: Text.of(inserted.split('\n'))
				})
			);
			view.dispatch({ changes, annotations: fromOutside.of(true) });
		}
	};
}

function extensionsFor(
	wanted: Wanted,
	changed: (state: EditorState, isTyping: boolean) => void
): Extension[] {
	return [
		lineNumbers(),
		lintGutter(),
		highlightActiveLineGutter(),
		highlightActiveLine(),
		highlightSpecialChars(),
		bracketMatching(),
		yaml(),
		indentUnit.of('  '),
		EditorView.lineWrapping,
		search({ top: true }),
		autocompletion({ override: [bankCompletions(wanted.outlineNow)], icons: false }),
		keymap.of([
			{ key: 'F8', run: nextDiagnostic, shift: previousDiagnostic, preventDefault: true },
			...completionKeymap,
			...searchKeymap,
			...defaultKeymap,
			indentWithTab
		]),
		Prec.lowest(keymap.of([{ key: 'Escape', run: leavesByTab }])),
		EditorView.domEventHandlers({
			beforeinput({ inputType, data }, view) {
				if (inputType === 'historyUndo') wanted.onundo();
				else if (inputType === 'historyRedo') wanted.onredo();
				// Chromium would make style attributes for the lines, which the page's policy refuses.
				else if (data?.includes('\n') && !wanted.readOnly) insertLines(view, data);
				else return false;
				return true;
			}
		}),
		EditorState.readOnly.of(wanted.readOnly),
		EditorState.phrases.of(phrases()),
		EditorView.contentAttributes.of({
			'aria-label': m.author_text_label(),
			'aria-describedby': wanted.described,
			// It has the focus anyway; what scrolls around it is then known to be reached by keyboard.
			tabindex: '0'
		}),
		EditorView.updateListener.of(({ docChanged, state, transactions }) => {
			if (docChanged && !transactions.some((each) => each.annotation(fromOutside)))
				changed(state, transactions.every(isTyping));
			wanted.onmove(state);
		}),
		textTheme
	];
}

const isTyping = (each: Transaction) =>
	each.isUserEvent('input.type') || each.isUserEvent('delete');

function insertLines(view: EditorView, text: string) {
	const insert = Text.of(text.split(/\r\n?|\n/));
	view.dispatch(view.state.replaceSelection(insert), { userEvent: 'input', scrollIntoView: true });
}

function leavesByTab(view: EditorView): boolean {
	view.setTabFocusMode(LEAVE_MS);
	return true;
}

/** Lines that all end in the same way keep doing so; where they do not, a stray sign is shown as such. */
function lineEndOf(text: string): string {
	return text.includes('\r\n') && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n';
}

const toDoc = (text: string, lineEnd: string) =>
	lineEnd === '\n' ? text : text.replaceAll(lineEnd, '\n');

/** The editor's own words, in ours. */
function phrases(): Record<string, string> {
	return {
		Completions: m.author_text_names(),
		Find: m.author_text_find(),
		Replace: m.author_text_replace(),
		next: m.author_text_next(),
		previous: m.author_text_previous(),
		all: m.author_text_all(),
		'match case': m.author_text_case(),
		regexp: m.author_text_pattern(),
		'by word': m.author_text_word(),
		replace: m.author_text_replace_one(),
		'replace all': m.author_text_replace_all(),
		close: m.author_text_close()
	};
}

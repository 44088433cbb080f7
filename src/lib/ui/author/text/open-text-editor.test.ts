import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { splitText } from '$lib/core/author/bank-text';
import { outlineOf } from '$lib/core/author/outline';
import { openTextEditor } from './open-text-editor';

const split = splitText('id: x\n');
if (!split.ok) throw new Error(split.problem);
const outline = outlineOf(split.bank);
const ontext = vi.fn<(text: string, isTyping: boolean) => void>();
const onundo = vi.fn();
let host: HTMLElement;
let opened: ReturnType<typeof openTextEditor>[];

beforeEach(() => {
	vi.clearAllMocks();
	host = document.createElement('div');
	document.body.append(host);
	opened = [];
});
afterEach(() => {
	for (const { view } of opened) view.destroy();
	host.remove();
});

function open(text: string, readOnly = false) {
	const root = host.attachShadow({ mode: 'open' });
	const parent = document.createElement('div');
	root.append(parent);
	const editor = openTextEditor({
		root,
		parent,
		described: 'keys',
		text,
		readOnly,
		outlineNow: () => outline,
		ontext,
		onundo,
		onredo: () => undefined,
		onmove: () => undefined
	});
	opened.push(editor);
	return editor;
}
const cursorAt = ({ view }: ReturnType<typeof open>, anchor: number) => {
	view.dispatch({ selection: { anchor } });
	view.focus();
};

describe('the text of a bank', () => {
	it('adopts its styles, for the policy of the page lets none be made', () => {
		open('id: x\n');
		expect(host.shadowRoot!.querySelector('style')).toBeNull();
		expect(host.shadowRoot!.adoptedStyleSheets.length).toBeGreaterThan(0);
	});

	it('keeps the cursor in its word when lines above and below change elsewhere, and tells nobody of it', () => {
		const editor = open('id: x\ntitle: One\nsummary: Two\n');
		cursorAt(editor, 'id: x\ntitle: On'.length);
		editor.show('# new\nid: y\ntitle: One\nsummary: Three\n# more\n');
		const { state } = editor.view;
		expect(state.doc.toString()).toBe('# new\nid: y\ntitle: One\nsummary: Three\n# more\n');
		expect(state.selection.main.head).toBe('# new\nid: y\ntitle: On'.length);
		expect(ontext).not.toHaveBeenCalled();
	});

	it.each([
		['line feeds', 'id: x\ntitle: One\n'],
		['both signs', 'id: x\r\ntitle: One\r\n'],
		['now one and now the other', 'id: x\r\ntitle: One\n']
	])('keeps the ends of its lines, where they are %s', async (_, text) => {
		const editor = open(text);
		cursorAt(editor, 'id: x'.length);
		await userEvent.keyboard('y');
		expect(ontext).toHaveBeenLastCalledWith(text.replace('x', 'xy'), true);
		editor.show(text.replace('One', 'Two'));
		await userEvent.keyboard('z');
		expect(ontext).toHaveBeenLastCalledWith(text.replace('One', 'Two').replace('x', 'xz'), true);
	});

	it('takes another kind of line ends from elsewhere', async () => {
		const editor = open('id: x\n');
		editor.show('id: x\r\ntitle: One\r\n');
		cursorAt(editor, 0);
		await userEvent.keyboard('#');
		expect(ontext).toHaveBeenLastCalledWith('#id: x\r\ntitle: One\r\n', true);
	});

	it('can only be read where another tab edits it', async () => {
		const editor = open('id: x\n', true);
		cursorAt(editor, 0);
		await userEvent.keyboard('y{Enter}{Backspace}');
		expect(editor.view.state.doc.toString()).toBe('id: x\n');
		expect(ontext).not.toHaveBeenCalled();
		expect(editor.view.contentDOM.getAttribute('aria-readonly')).toBe('true');
	});

	it('tells letters that come and go from what is pasted, indented or moved', async () => {
		const editor = open('id: x\ntitle: One\n');
		const isTyping = () => ontext.mock.lastCall![1];
		cursorAt(editor, 'id: x'.length);
		await userEvent.keyboard('y');
		expect(isTyping()).toBe(true);
		await userEvent.keyboard('{Backspace}');
		expect(isTyping()).toBe(true);
		await userEvent.keyboard('{Tab}');
		expect([editor.view.state.doc.line(1).text, isTyping()]).toEqual(['  id: x', false]);
		await userEvent.keyboard('y');
		expect(isTyping()).toBe(true);
		const data = new DataTransfer();
		data.setData('text/plain', 'pasted');
		const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
		editor.view.contentDOM.dispatchEvent(paste);
		expect([editor.view.state.doc.line(1).text, isTyping()]).toEqual(['  id: xypasted', false]);
	});

	it('hands the undo of a menu or a gesture on', () => {
		const { view } = open('id: x\n');
		const event = new InputEvent('beforeinput', {
			inputType: 'historyUndo',
			bubbles: true,
			cancelable: true
		});
		view.contentDOM.dispatchEvent(event);
		expect([onundo.mock.calls.length, event.defaultPrevented]).toEqual([1, true]);
	});
});

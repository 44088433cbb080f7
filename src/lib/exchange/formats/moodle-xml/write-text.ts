import type { BankImage } from '../../../core/bank/bank';
import { escapeHtml } from '../../rich-text/write-html';
import type { QuestionWriting } from '../../xml/bank-html';
import { element, inline, tag, xmlText, type Xml } from '../../xml/write-xml';

/** A text that is HTML. */
export const textXml = (name: string, text: string): Xml =>
	element(name, { format: 'html' }, [tag('text', text)]);

/**
 * HTML with a picture beside it, whose bytes go with it.
 * @param before what the picture stands before, where not at the end
 */
export function withPicture(
	name: string,
	attributes: { [name: string]: string | number },
	text: string,
	image: BankImage | undefined,
	writing: QuestionWriting,
	before?: string,
	more: readonly Xml[] = []
): Xml {
	const bytes = writing.bytesOf(image);
	if (!image || !bytes) return element(name, attributes, [tag('text', text), ...more]);
	const picture = `<p><img src="@@PLUGINFILE@@/${image.file}" alt="${escapeHtml(image.alt)}"></p>`;
	const shown = before ? text.replace(before, () => picture + before) : text + picture;
	return element(name, attributes, [
		tag('text', shown),
		inline('file', { name: image.file, path: '/', encoding: 'base64' }, xmlText(base64(bytes))),
		...more
	]);
}

function base64(bytes: Uint8Array): string {
	let letters = '';
	for (let at = 0; at < bytes.length; at += 8192)
		letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return btoa(letters);
}

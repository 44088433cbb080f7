import type { ReadHtml } from '../../rich-text/read-html';
import { readXml } from '../../xml/read-xml';
import { childOf, childrenOf } from '../../xml/xml-element';
import { Unreadable } from '../format';
import { GivenFile } from '../given-file';
import type { QtiItem } from './qti-item';
import { asVersion2 } from './vocabulary';

/** Characters that leave room for the question itself (core/bank/schema.ts). */
const MOST = 4000;
const NONE: ReadHtml = { text: '', pictures: [], lost: [] };

/** The texts in other files that an item is asked about (QTI 2.2 and 3, <assessmentStimulusRef>). */
export function readStimulus(qti: QtiItem): ReadHtml {
	return childrenOf(qti.element, 'assessmentStimulusRef')
		.map((ref) => readOne(qti, ref.attributes.get('href') ?? ''))
		.reduce(
			(all, one) => ({
				text: [all.text, one.text].filter(Boolean).join('\n\n'),
				pictures: [...all.pictures, ...one.pictures],
				lost: [...new Set([...all.lost, ...one.lost])]
			}),
			NONE
		);
}

function readOne(qti: QtiItem, href: string): ReadHtml {
	const bytes = qti.find(href);
	const body = bytes && bodyOf(bytes);
	if (!body) {
		qti.item.tell('left-out', 'It is asked about a text that is not in the file.');
		return NONE;
	}
	const read = qti.read(body.children);
	if (read.text.length <= MOST) return read;
	qti.item.tell('left-out', 'The text that it is asked about is too long to stand with it.');
	return NONE;
}

function bodyOf(bytes: Uint8Array) {
	try {
		return childOf(asVersion2(readXml(new GivenFile('', bytes).text).root), 'stimulusBody');
	} catch (error) {
		if (error instanceof Unreadable) return undefined;
		throw error;
	}
}

import type { Bank } from '../../core/bank/bank';
import type { ImageBytes } from '../bank-texts';
import { FileReading } from '../xml/item-reading';
import { readXml } from '../xml/read-xml';
import type { XmlElement } from '../xml/xml-element';
import { Unreadable, type Format, type Progress, type Written } from './format';
import type { GivenFile } from './given-file';
import { isQtiPackage, readPackage } from './qti/read-package';
import { readQtiItem } from './qti/read-item';
import { readInterop } from './qti/read-interop';
import { asVersion2 } from './qti/vocabulary';
import { VERSION_2, writePackage } from './qti/write-package';
import type { ReadSet } from './read-set';
import type { Remark } from './remark';
import { childOf } from '../xml/xml-element';

/**
 * Question and Test Interoperability of 1EdTech: items, tests and packages of 2.x and 3.0, and what Canvas and others
 * write of 1.2. Written is a package of 2.1, which most programs take; of 3.0 by `qti3`.
 */
export const qti: Format = {
	id: 'qti',
	name: 'QTI',
	endings: ['zip', 'xml'],
	detect,
	read,
	write
};

const ROOTS =
	/<(?:[\w.-]+:)?(?:qti-)?(?:assessment-?[iI]tem|assessment-?[tT]est|questestinterop)[\s>]/;

function detect(file: GivenFile): number {
	if (isQtiPackage(file.bytes)) return 0.95;
	return ROOTS.test(file.head()) ? 1 : 0;
}

async function read(file: GivenFile, progress: Progress): Promise<ReadSet> {
	const reading = new FileReading();
	if (file.bytes[0] === 0x50 && file.bytes[1] === 0x4b)
		return readPackage(file.bytes, reading, progress);
	const { root, faults } = readXml(file.text);
	for (const { line, text } of faults)
		reading.remarks.push({
			kind: 'noted',
			place: { line },
			text: `The XML is not well formed: ${text}`
		});
	const own = asVersion2(root);
	readRoot(own, reading);
	progress(1);
	return reading.result();
}

const noFile = () => undefined;

function readRoot(root: XmlElement, reading: FileReading): void {
	switch (root.name) {
		case 'assessmentItem':
			return readQtiItem(root, { group: [], find: noFile }, reading);
		case 'questestinterop':
			return readInterop(root, { find: noFile }, reading);
		case 'assessmentTest':
			throw new Unreadable(
				'This file is the plan of a test; its questions lie in other files. Give the whole package (ZIP).'
			);
		default:
			throw new Unreadable(
				childOf(root, 'resources')
					? 'This is only the list of a package’s files. Give the whole package (ZIP).'
					: `This XML file holds <${root.name}>, which is neither an item nor a test of QTI.`
			);
	}
}

async function write(bank: Bank, images: ImageBytes, progress: Progress): Promise<Written> {
	const remarks: Remark[] = [];
	const bytes = writePackage(VERSION_2, bank, images, remarks, progress);
	return { name: `${bank.id}.zip`, mediaType: 'application/zip', bytes, remarks };
}

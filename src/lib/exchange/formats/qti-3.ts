import type { Bank } from '../../core/bank/bank';
import type { ImageBytes } from '../bank-texts';
import type { Format, Progress, Written } from './format';
import type { GivenFile } from './given-file';
import { qti } from './qti';
import { isQtiPackage } from './qti/read-package';
import { VERSION_3, writePackage } from './qti/write-package';
import type { Remark } from './remark';

/** QTI 3.0 for itself, which renames the elements of 2: read as all QTI is, and written in its own words. */
export const qti3: Format = {
	id: 'qti-3',
	name: 'QTI 3',
	endings: ['zip', 'xml'],
	detect,
	read: qti.read,
	write
};

const MARK = /<(?:[\w.-]+:)?qti-assessment-(?:item|test)[\s>]|imsqtiasi_v3p0/;

/** Surer than `qti` is, where it is 3.0. */
function detect(file: GivenFile): number {
	if (isQtiPackage(file.bytes, /imsqti_(?:item|test)_xmlv3|qtiv3p0/)) return 0.97;
	return MARK.test(file.head()) && qti.detect(file) === 1 ? 1 : 0;
}

async function write(bank: Bank, images: ImageBytes, progress: Progress): Promise<Written> {
	const remarks: Remark[] = [];
	const bytes = writePackage(VERSION_3, bank, images, remarks, progress);
	return { name: `${bank.id}.zip`, mediaType: 'application/zip', bytes, remarks };
}

import { OpenZip, ZipUnreadable } from '../open-zip';
import type { ZipLimits } from '../read-zip';
import { Unreadable, type Format } from './format';
import type { GivenFile } from './given-file';
import { ContentReader } from './h5p/content-reader';
import { LIBRARIES } from './h5p/libraries';
import { isJson, listOf, textOf, type Json } from './loose-json';
import { PictureShelf } from './picture-shelf';
import type { ReadSet } from './read-set';

/** With the libraries that come along; bytes, and files. */
const H5P_LIMITS: ZipLimits = { entries: 20_000, file: 50_000_000, total: 300_000_000 };
const [MANIFEST, CONTENT] = ['h5p.json', 'content/content.json'];

/** H5P's packages of one content (h5p.org/specification), of which the questions and cards are taken. */
export const h5pFormat: Format = {
	id: 'h5p',
	name: 'H5P',
	endings: ['h5p'],
	detect({ bytes }) {
		try {
			const zip = new OpenZip(bytes, H5P_LIMITS);
			return zip.has(MANIFEST) && zip.has(CONTENT) ? 1 : 0;
		} catch {
			return 0;
		}
	},
	read: async (file) => readH5p(file)
};

/** @throws Unreadable */
function readH5p({ bytes }: GivenFile): ReadSet {
	const zip = openZip(bytes);
	const manifest = jsonIn(zip, MANIFEST);
	const content = jsonIn(zip, CONTENT);
	const shelf = new PictureShelf((name) => {
		const read = zip.unpack(`content/${name.replace(/^\.?\//, '')}`);
		if (read.ok) return read;
		const { problem } = read;
		return {
			ok: false,
			problem: problem === 'missing' || problem === 'too-large' ? problem : 'damaged'
		};
	});
	const reader = new ContentReader(shelf, LIBRARIES);
	const title = textOf(manifest.title).trim();
	reader.read({ library: textOf(manifest.mainLibrary), params: content, metadata: { title } });
	const language = textOf(manifest.language);
	const licence = licenceOf(manifest);
	const authors = listOf(manifest.authors)
		.map(({ name }) => textOf(name).trim())
		.filter((name) => name !== '');
	return {
		...(title && { title }),
		...(/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language) && language !== 'und' && { language }),
		...(licence && { licence }),
		...(authors.length > 0 && { authors }),
		items: reader.items,
		pictures: shelf.taken,
		remarks: reader.remarks
	};
}

/** "U" is undisclosed, "C" all rights reserved. */
function licenceOf({ license, licenseVersion }: Json): string {
	const name = textOf(license);
	if (name === '' || name === 'U') return '';
	return name === 'C' ? 'All rights reserved' : `${name} ${textOf(licenseVersion)}`.trim();
}

function openZip(bytes: Uint8Array): OpenZip {
	try {
		return new OpenZip(bytes, H5P_LIMITS);
	} catch (error) {
		if (!(error instanceof ZipUnreadable)) throw error;
		throw new Unreadable('The package is cut off or damaged. Download it once more.');
	}
}

function jsonIn(zip: OpenZip, name: string): Json {
	const read = zip.unpack(name);
	if (!read.ok)
		throw new Unreadable(`The package has no ${name} that can be read. Download it once more.`);
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder().decode(read.bytes));
	} catch {
		value = null;
	}
	if (!isJson(value))
		throw new Unreadable(`What the package has as ${name} is no JSON. Download it once more.`);
	return value;
}

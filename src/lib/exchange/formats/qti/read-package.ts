import { OpenZip, ZipUnreadable } from '../../open-zip';
import type { ZipLimits } from '../../read-zip';
import { plainLine } from '../../xml/given-text';
import type { FileReading, FindFile } from '../../xml/item-reading';
import { readXml } from '../../xml/read-xml';
import { childrenOf, descendantsOf, lettersOf, type XmlElement } from '../../xml/xml-element';
import { Unreadable, type Progress } from '../format';
import { GivenFile } from '../given-file';
import type { ReadSet } from '../read-set';
import { readInterop } from './read-interop';
import { isForOthers } from './qti-item';
import { readQtiItem } from './read-item';
import { asVersion2 } from './vocabulary';

const LIMITS: ZipLimits = { entries: 20_000, file: 20_000_000, total: 300_000_000 };
const MANIFEST = 'imsmanifest.xml';

/** Whether it is an archive with a manifest that names questions, or has another mark. */
export function isQtiPackage(
	bytes: Uint8Array,
	mark = /imsqti|assessment-?item|associatedcontent/i
): boolean {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
	try {
		const zip = new OpenZip(bytes, LIMITS);
		const manifest = zip.names.find((name) => name === MANIFEST || name.endsWith(`/${MANIFEST}`));
		const file = manifest === undefined ? null : zip.unpack(manifest);
		return file?.ok === true && mark.test(new GivenFile('', file.bytes).text);
	} catch (error) {
		if (error instanceof ZipUnreadable) return false;
		throw error;
	}
}

/** A package, its items in the order of its tests, or else of its manifest. */
export function readPackage(bytes: Uint8Array, reading: FileReading, progress: Progress): ReadSet {
	const roots = new Map<string, XmlElement>();
	const zip = opened(bytes);
	const names = namesInOrder(zip);
	names.forEach((name, index) => {
		progress((index / names.length) * 0.5);
		const root = rootOf(zip, name, reading);
		if (root) roots.set(name, root);
	});
	const read = new Set<string>();
	let title = '';
	let done = 0;
	const item = (name: string, group: readonly string[]) => {
		const root = roots.get(name);
		if (root?.name !== 'assessmentItem' || read.has(name)) return;
		read.add(name);
		readQtiItem(root, { file: name, group, find: finder(zip, name) }, reading);
		progress(0.5 + (++done / roots.size) * 0.5);
	};
	for (const [name, root] of roots) {
		if (root.name === 'assessmentTest') {
			title ||= plainLine(root.attributes.get('title') ?? '');
			for (const { href, group } of itemsOf(root)) item(resolved(name, href), group);
			for (const text of saidToSections(root))
				reading.remarks.push({ kind: 'left-out', place: { file: name }, text });
		} else if (root.name === 'questestinterop')
			readInterop(root, { file: name, find: finder(zip, name) }, reading);
	}
	for (const name of roots.keys()) item(name, []);
	progress(1);
	return reading.result(title ? { title } : {});
}

function opened(bytes: Uint8Array): OpenZip {
	try {
		return new OpenZip(bytes, LIMITS);
	} catch (error) {
		if (error instanceof ZipUnreadable)
			throw new Unreadable(
				'The package is damaged or cut off. Export it again, and give it as it comes.'
			);
		throw error;
	}
}

/** Its XML files: those of the manifest first and in its order. */
function namesInOrder(zip: OpenZip): string[] {
	const all = zip.names.filter((name) => /\.(?:xml|qti)$/i.test(name));
	const manifest = all.find((name) => name === MANIFEST || name.endsWith(`/${MANIFEST}`));
	const listed: string[] = [];
	const file = manifest === undefined ? null : zip.unpack(manifest);
	if (manifest !== undefined && file?.ok) {
		const { root } = readXml(new GivenFile('', file.bytes).text);
		for (const resource of descendantsOf(root, 'resource'))
			for (const href of [
				resource.attributes.get('href'),
				...childrenOf(resource, 'file').map((each) => each.attributes.get('href'))
			])
				if (href !== undefined) listed.push(resolved(manifest, href));
	}
	// Canvas writes each quiz twice: what it calls "non_cc" has all of it.
	const hasWhole = all.some((name) => name.includes('non_cc_assessments/'));
	const known = new Set(all);
	return [...new Set([...listed.filter((name) => known.has(name)), ...all])].filter(
		(name) => name !== manifest && !(hasWhole && name.endsWith('/assessment_qti.xml'))
	);
}

/** The root of a file in the words of QTI 2; null where it is none of ours. */
function rootOf(zip: OpenZip, name: string, reading: FileReading): XmlElement | null {
	const file = zip.unpack(name);
	const tell = (text: string) =>
		reading.remarks.push({ kind: 'left-out', place: { file: name }, text });
	if (!file.ok) {
		tell('A file of the package is damaged or too large.');
		return null;
	}
	try {
		const { root, faults } = readXml(new GivenFile('', file.bytes).text);
		const own = asVersion2(root);
		if (!['assessmentItem', 'assessmentTest', 'questestinterop'].includes(own.name)) return null;
		for (const { line, text } of faults)
			reading.remarks.push({
				kind: 'noted',
				place: { file: name, line },
				text: `The XML is not well formed: ${text}`
			});
		return own;
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		tell('A file of the package is no XML that can be read.');
		return null;
	}
}

/** The items of a test, each with the titles of the sections around it. */
function itemsOf(test: XmlElement): { href: string; group: string[] }[] {
	const found: { href: string; group: string[] }[] = [];
	const walk = (element: XmlElement, group: readonly string[]) => {
		for (const child of childrenOf(element)) {
			const title = plainLine(child.attributes.get('title') ?? '');
			if (child.name === 'assessmentItemRef')
				found.push({ href: child.attributes.get('href') ?? '', group: [...group] });
			else if (child.name === 'assessmentSection') walk(child, title ? [...group, title] : group);
			else if (child.name === 'testPart') walk(child, group);
		}
	};
	walk(test, []);
	return found;
}

const SHOWN_LETTERS = 80;

/** What a test tells its candidates before a section, for which a bank has no place. */
function saidToSections(test: XmlElement): string[] {
	return descendantsOf(test, 'rubricBlock')
		.filter((block) => !isForOthers(block))
		.map((block) => plainLine(lettersOf(block)))
		.filter((said) => said !== '')
		.map((said) => {
			const begin = said.length > SHOWN_LETTERS ? `${said.slice(0, SHOWN_LETTERS)}…` : said;
			return `What is said before a section is not kept: “${begin}”`;
		});
}

/** Finds what a file names, beside itself or, as some programs have it, from the root. */
function finder(zip: OpenZip, from: string): FindFile {
	return (src) => {
		const path = src.replace(
			/^\s*(?:\$IMS-CC-FILEBASE\$|%24IMS-CC-FILEBASE%24|\$IMS_CC_FILEBASE\$)\/?(?:\.\.\/)*/,
			''
		);
		const places = [
			resolved(from, path),
			resolved('', path),
			resolved('', `web_resources/${path}`)
		];
		const name = places.find((place) => zip.has(place));
		const file = name === undefined ? null : zip.unpack(name);
		return file?.ok ? file.bytes : undefined;
	};
}

/** A path from the folder of a file. */
function resolved(from: string, href: string): string {
	let path = href.trim().split(/[?#]/, 1)[0]!;
	try {
		path = decodeURIComponent(path);
	} catch {
		// A per cent sign that escapes nothing.
	}
	const parts: string[] = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
	for (const part of path.replaceAll('\\', '/').split('/'))
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	return parts.join('/');
}

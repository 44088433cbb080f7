import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Bank } from '../../../core/bank/bank';
import { imagesOf } from '../../../core/bank/bank-images';
import type { ImageBytes } from '../../bank-texts';
import { QuestionWriting, tellUnheld } from '../../xml/bank-html';
import { element, tag, xmlFile, type Xml } from '../../xml/write-xml';
import type { Progress } from '../format';
import type { Remark } from '../remark';
import { asVersion3 } from './vocabulary';
import { writeItem } from './write-item';

/** What a version calls itself, and how it says what is written in the words of 2.1. */
export interface QtiVersion {
	namespace: string;
	itemType: string;
	testType: string;
	manifest: { namespace: string; schema: string; version: string };
	worded: (xml: Xml) => Xml;
}

export const VERSION_2: QtiVersion = {
	namespace: 'http://www.imsglobal.org/xsd/imsqti_v2p1',
	itemType: 'imsqti_item_xmlv2p1',
	testType: 'imsqti_test_xmlv2p1',
	manifest: {
		namespace: 'http://www.imsglobal.org/xsd/imscp_v1p1',
		schema: 'IMS QTI',
		version: '2.1'
	},
	worded: (xml) => xml
};

export const VERSION_3: QtiVersion = {
	namespace: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
	itemType: 'imsqti_item_xmlv3p0',
	testType: 'imsqti_test_xmlv3p0',
	manifest: {
		namespace: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
		schema: 'QTI Package',
		version: '3.0.0'
	},
	worded: asVersion3
};

/** A package: a manifest, a test with the bank's sections, an item a question, and the pictures. */
export function writePackage(
	version: QtiVersion,
	bank: Bank,
	images: ImageBytes,
	remarks: Remark[],
	progress: Progress
): Uint8Array {
	const files: Zippable = {};
	const resources: Xml[] = [];
	const sections: Xml[] = [];
	const refs: string[] = [];
	let count = 0;
	for (const section of bank.sections) {
		const here = bank.questions.filter((question) => question.section === section.id);
		const items = here.map((question) => {
			const writing = new QuestionWriting(question, bank, images, remarks);
			tellUnheld(writing);
			if (question.hint) writing.tell('left-out', 'A hint has no place there.');
			if (question.tags.length > 0) writing.tell('left-out', 'Tags have no place there.');
			const identifier = `item-${++count}`;
			const href = `items/${identifier}.xml`;
			files[href] = strToU8(xmlFile(version.worded(writeItem(writing, version.namespace))));
			const pictures = imagesOf(question).flatMap((image) => {
				const bytes = writing.bytesOf(image);
				if (!bytes) return [];
				// A picture is compressed as it is.
				files[`images/${image.file}`] = [bytes, { level: 0 }];
				return [element('file', { href: `images/${image.file}` })];
			});
			resources.push(
				element('resource', { identifier, type: version.itemType, href }, [
					element('file', { href }),
					...new Set(pictures)
				])
			);
			refs.push(identifier);
			progress(count / (bank.questions.length + 1));
			return element('assessmentItemRef', { identifier, href });
		});
		if (items.length > 0)
			sections.push(
				element(
					'assessmentSection',
					{ identifier: `section-${sections.length + 1}`, title: section.title, visible: 'true' },
					items
				)
			);
	}
	remarks.push({
		kind: 'changed',
		place: {},
		text: 'Who says so, and where, stands as text at the end of the feedback; the sources themselves stay here.'
	});
	const test = element(
		'assessmentTest',
		{ xmlns: version.namespace, identifier: 'test', title: bank.title },
		[
			element(
				'testPart',
				{ identifier: 'part-1', navigationMode: 'nonlinear', submissionMode: 'individual' },
				sections
			)
		]
	);
	files['test.xml'] = strToU8(xmlFile(version.worded(test)));
	files['imsmanifest.xml'] = strToU8(xmlFile(manifestOf(version, resources, refs)));
	// The earliest day that the format has: a package says nothing of when it was made.
	const bytes = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
	progress(1);
	return bytes;
}

function manifestOf(
	{ manifest, testType }: QtiVersion,
	resources: readonly Xml[],
	items: readonly string[]
): Xml {
	return element('manifest', { xmlns: manifest.namespace, identifier: 'manifest' }, [
		tag('metadata', [tag('schema', manifest.schema), tag('schemaversion', manifest.version)]),
		tag('organizations'),
		tag('resources', [
			element('resource', { identifier: 'test-1', type: testType, href: 'test.xml' }, [
				element('file', { href: 'test.xml' }),
				...items.map((identifierref) => element('dependency', { identifierref }))
			]),
			...resources
		])
	]);
}

import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Bank } from '../../../core/bank/bank';
import { imagesOf } from '../../../core/bank/bank-images';
import type { ImageBytes } from '../../bank-texts';
import { QuestionWriting, tellUnheld } from '../../xml/bank-html';
import { element, tag, xmlFile, type Xml } from '../../xml/write-xml';
import type { Progress } from '../format';
import type { Remark } from '../remark';
import { writeItem } from './write-item';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqti_v2p1';

/** A package of QTI 2.1: a manifest, a test with the bank's sections, an item a question, and the pictures. */
export function writePackage(
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
			files[href] = strToU8(xmlFile(writeItem(writing)));
			const pictures = imagesOf(question).flatMap((image) => {
				const bytes = writing.bytesOf(image);
				if (!bytes) return [];
				// A picture is compressed as it is.
				files[`images/${image.file}`] = [bytes, { level: 0 }];
				return [element('file', { href: `images/${image.file}` })];
			});
			resources.push(
				element('resource', { identifier, type: 'imsqti_item_xmlv2p1', href }, [
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
		{ xmlns: NAMESPACE, identifier: 'test', title: bank.title },
		[
			element(
				'testPart',
				{ identifier: 'part-1', navigationMode: 'nonlinear', submissionMode: 'individual' },
				sections
			)
		]
	);
	files['test.xml'] = strToU8(xmlFile(test));
	files['imsmanifest.xml'] = strToU8(xmlFile(manifestOf(resources, refs)));
	// The earliest day that the format has: a package says nothing of when it was made.
	const bytes = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
	progress(1);
	return bytes;
}

function manifestOf(resources: readonly Xml[], items: readonly string[]): Xml {
	return element(
		'manifest',
		{ xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1', identifier: 'manifest' },
		[
			tag('metadata', [tag('schema', 'IMS QTI'), tag('schemaversion', '2.1')]),
			tag('organizations'),
			tag('resources', [
				element(
					'resource',
					{ identifier: 'test-1', type: 'imsqti_test_xmlv2p1', href: 'test.xml' },
					[
						element('file', { href: 'test.xml' }),
						...items.map((identifierref) => element('dependency', { identifierref }))
					]
				),
				...resources
			])
		]
	);
}

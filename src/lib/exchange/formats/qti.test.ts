import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { examplePng } from '../../core/bank/example-image';
import { arbitraryDamage } from '../testing/arbitrary-texts';
import { Unreadable } from './format';
import { GivenFile } from './given-file';
import { qti } from './qti';
import type { ReadEntry } from './read-set';

const quiet = () => {};
const fileOf = (xml: string) => new GivenFile('x', strToU8(xml));
const read = (xml: string) => qti.read(fileOf(xml), quiet);

const declaration = (
	values: readonly string[],
	more = '',
	own = 'cardinality="single" baseType="identifier"'
) =>
	`<responseDeclaration identifier="RESPONSE" ${own}>${values.length > 0 ? `<correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse>` : ''}${more}</responseDeclaration>`;
const item = (declarations: string, body: string, more = '') =>
	`<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="tides-1" title="On tides">${declarations}<itemBody>${body}</itemBody>${more}</assessmentItem>`;
const choices = (...ids: string[]) =>
	ids.map((id) => `<simpleChoice identifier="${id}">Choice ${id}</simpleChoice>`).join('');
const MULTIPLE = 'cardinality="multiple" baseType="identifier"';
const PAIRS = 'cardinality="multiple" baseType="directedPair"';

async function entryOf(xml: string): Promise<ReadEntry> {
	const { items, remarks } = await read(xml);
	expect(remarks.filter(({ kind }) => kind === 'left-out')).toEqual([]);
	expect(items).toHaveLength(1);
	return items[0]!.entry;
}

describe('an item of QTI 2', () => {
	test('is told by its content', () => {
		expect(qti.detect(fileOf(item('', '')))).toBe(1);
		expect(qti.detect(fileOf('<qti-assessment-item identifier="x"/>'))).toBe(1);
		expect(qti.detect(fileOf('<x:questestinterop xmlns:x="y">'))).toBe(1);
		expect(qti.detect(fileOf('<quiz/>'))).toBe(0);
		expect(qti.detect(new GivenFile('x', zipSync({ 'a.txt': strToU8('x') })))).toBe(0);
	});

	test('with one choice, its feedback and what explains it', async () => {
		const xml = item(
			declaration(['B']),
			`<p>Look.</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Which <b>one</b>?</prompt>
				<simpleChoice identifier="A">One<feedbackInline outcomeIdentifier="F" identifier="A">No.</feedbackInline></simpleChoice>
				<simpleChoice identifier="B">Two</simpleChoice><simpleChoice identifier="C" fixed="true">None</simpleChoice></choiceInteraction>`,
			`<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
			<modalFeedback outcomeIdentifier="F" identifier="correct" showHide="show">Well done.</modalFeedback>
			<modalFeedback outcomeIdentifier="F" identifier="incorrect" showHide="show">Look again.</modalFeedback>
			<modalFeedback outcomeIdentifier="S" identifier="solution" showHide="show"><p>Why.</p></modalFeedback>`
		);
		const set = await read(xml);
		expect(set.items[0]).toMatchObject({ ownId: 'tides-1', place: { item: 'On tides' } });
		expect(set.items[0]!.entry).toEqual({
			type: 'single',
			stem: 'Look.\n\nWhich **one**?',
			explanation: 'Why.',
			choices: [
				{ text: 'One', feedback: 'No.' },
				{ text: 'Two', correct: true, feedback: 'Well done.' },
				{ text: 'None', feedback: 'Look again.', pinned: true }
			]
		});
	});

	test('with several choices, whose mapping is told', async () => {
		const mapping =
			'<mapping lowerBound="0" defaultValue="-1"><mapEntry mapKey="A" mappedValue="2"/><mapEntry mapKey="B" mappedValue="1"/><mapEntry mapKey="C" mappedValue="-1"/></mapping>';
		const body = `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>Which?</prompt>${choices('A', 'B', 'C')}</choiceInteraction>`;
		for (const correct of [['A', 'B'], []]) {
			const { items, remarks } = await read(item(declaration(correct, mapping, MULTIPLE), body));
			expect(items[0]!.entry).toMatchObject({
				type: 'multiple',
				choices: [{ correct: true }, { correct: true }, { text: 'Choice C' }]
			});
			expect(remarks.map(({ text }) => text)).toEqual([
				'Some answers take points there; here they are only wrong.',
				'Answers are right or wrong here; their weights were not kept.'
			]);
		}
	});

	it.each([
		['upperBound="2"', true],
		['upperBound="3"', false],
		['lowerBound="0.5"', true],
		['lowerBound="-1" upperBound="x"', false]
	])('tells of the bounds %s where a response comes up against them: %s', async (bounds, told) => {
		const mapping = `<mapping ${bounds}><mapEntry mapKey="A" mappedValue="2"/><mapEntry mapKey="B" mappedValue="1"/></mapping>`;
		const body = `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>Which?</prompt>${choices('A', 'B', 'C')}</choiceInteraction>`;
		const { remarks } = await read(item(declaration(['A', 'B'], mapping, MULTIPLE), body));
		expect(remarks.some(({ text }) => /bounds/.test(text))).toBe(told);
		expect(remarks.every(({ place }) => place.line === 1)).toBe(true);
	});

	test('of true and false, with what is said of each beside it', async () => {
		const side = (id: string, name: string) =>
			`<simpleChoice identifier="${id}">${name} <feedbackInline outcomeIdentifier="F" identifier="${id}">It is ${id}.</feedbackInline></simpleChoice>`;
		expect(
			await entryOf(
				item(
					declaration(['true']),
					`<choiceInteraction responseIdentifier="RESPONSE"><prompt>So?</prompt>${side('true', 'True')}${side('false', 'False')}</choiceInteraction>`
				)
			)
		).toEqual({
			type: 'true-false',
			stem: 'So?',
			answer: true,
			feedback: { true: 'It is true.', false: 'It is false.' }
		});
	});

	test.each([
		['figures="3" roundingMode="decimalPlaces"', 0.0005],
		['figures="2" roundingMode="significantFigures"', 0.05],
		['figures="2"', 0.05],
		['roundingMode="decimalPlaces"', undefined]
	])('a number within a text, rounded by %s', async (rounding, tolerance) => {
		const entry = await entryOf(
			item(
				declaration(['7.389'], '', 'cardinality="single" baseType="float"'),
				'<p>It is <textEntryInteraction responseIdentifier="RESPONSE"/> metres.</p>',
				`<responseProcessing><responseCondition><responseIf><equalRounded ${rounding}><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equalRounded></responseIf></responseCondition></responseProcessing>`
			)
		);
		expect(entry).toMatchObject({ type: 'numeric', stem: 'It is ____ metres.', answer: 7.389 });
		expect((entry as { tolerance?: number }).tolerance).toBe(tolerance);
	});

	test('what is said to the candidate alone is read with it', async () => {
		const rubric = (view: string, text: string) =>
			`<rubricBlock ${view}><p>${text}</p></rubricBlock>`;
		expect(
			await entryOf(
				item(
					declaration(['A']),
					`${rubric('view="candidate"', 'Think.')}${rubric('view="scorer"', 'Be strict.')}<choiceInteraction responseIdentifier="RESPONSE"><prompt>Which?</prompt>${choices('A', 'B')}</choiceInteraction>`
				)
			)
		).toMatchObject({ stem: 'Think.\n\nWhich?' });
	});

	test('a formula in MathML is told with its place, wherever it stands', async () => {
		const math =
			'<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math>';
		const inChoices = `<simpleChoice identifier="A">A ${math}</simpleChoice><simpleChoice identifier="B">B</simpleChoice>`;
		const inline = `<p>Which? ${math} <inlineChoiceInteraction responseIdentifier="RESPONSE"><inlineChoice identifier="A">A ${math}</inlineChoice><inlineChoice identifier="B">B</inlineChoice></inlineChoiceInteraction></p>`;
		for (const body of [
			`<choiceInteraction responseIdentifier="RESPONSE"><prompt>Which? ${math}</prompt>${choices('A', 'B')}</choiceInteraction>`,
			`<choiceInteraction responseIdentifier="RESPONSE"><prompt>Which?</prompt>${inChoices}</choiceInteraction>`,
			inline
		]) {
			const { items, remarks } = await read(item(declaration(['A']), body));
			expect(JSON.stringify(items)).not.toContain('x2');
			expect(remarks).toContainEqual({
				kind: 'left-out',
				place: expect.objectContaining({ line: 1 }) as object,
				text: 'A formula in MathML stood in a text and was left out.'
			});
		}
	});

	it.each([
		[
			'no key',
			item(
				declaration([]),
				`<choiceInteraction responseIdentifier="RESPONSE">${choices('A', 'B')}</choiceInteraction>`
			),
			/response processing knows/
		],
		[
			'a point on a picture',
			item(
				declaration(['1 2'], '', 'cardinality="single" baseType="point"'),
				'<selectPointInteraction responseIdentifier="RESPONSE"/>'
			),
			/selectPointInteraction/
		],
		[
			'values made anew',
			item(
				declaration(['A']),
				`<choiceInteraction responseIdentifier="RESPONSE">${choices('A', 'B')}</choiceInteraction>`,
				'<templateProcessing/>'
			),
			/made anew/
		],
		['nothing asked', item('', '<p>Welcome</p>'), /asks nothing/]
	])('%s is left out and told', async (_, xml, reason) => {
		const set = await read(xml);
		expect(set.items).toEqual([]);
		expect(set.remarks).toMatchObject([{ kind: 'left-out', text: expect.stringMatching(reason) }]);
	});

	test('of true and false', async () => {
		const body =
			'<choiceInteraction responseIdentifier="RESPONSE"><prompt>Two a day.</prompt><simpleChoice identifier="true">True</simpleChoice><simpleChoice identifier="false">False</simpleChoice></choiceInteraction>';
		expect(await entryOf(item(declaration(['false']), body))).toEqual({
			type: 'true-false',
			stem: 'Two a day.',
			answer: false
		});
	});

	test('to be put in order', async () => {
		const xml = item(
			declaration(['C', 'A', 'B'], '', 'cardinality="ordered" baseType="identifier"'),
			`<orderInteraction responseIdentifier="RESPONSE"><prompt>Order</prompt>${choices('A', 'B', 'C')}</orderInteraction>`
		);
		expect(await entryOf(xml)).toEqual({
			type: 'ordering',
			stem: 'Order',
			items: [{ text: 'Choice C' }, { text: 'Choice A' }, { text: 'Choice B' }]
		});
	});

	const parts = (...ids: string[]) =>
		ids
			.map(
				(id) =>
					`<simpleAssociableChoice identifier="${id}" matchMax="1">${id}</simpleAssociableChoice>`
			)
			.join('');
	const sets = `<matchInteraction responseIdentifier="RESPONSE"><prompt>Match</prompt><simpleMatchSet>${parts('P', 'Q')}</simpleMatchSet><simpleMatchSet>${parts('x', 'y', 'z')}</simpleMatchSet></matchInteraction>`;

	test('to be matched', async () => {
		expect(await entryOf(item(declaration(['P y', 'Q x'], '', PAIRS), sets))).toEqual({
			type: 'matching',
			stem: 'Match',
			pairs: [
				{ prompt: 'P', match: 'y' },
				{ prompt: 'Q', match: 'x' }
			],
			extra: ['z']
		});
	});

	test('to be matched from the other side', async () => {
		expect(await entryOf(item(declaration(['P y', 'Q x', 'P z'], '', PAIRS), sets))).toEqual({
			type: 'matching',
			stem: 'Match',
			pairs: [
				{ prompt: 'y', match: 'P' },
				{ prompt: 'x', match: 'Q' },
				{ prompt: 'z', match: 'P' }
			]
		});
	});

	test('whose pairs are of one set', async () => {
		const xml = item(
			declaration(['a b', 'c d'], '', 'cardinality="multiple" baseType="pair"'),
			`<associateInteraction responseIdentifier="RESPONSE"><prompt>Pair</prompt>${parts('a', 'b', 'c', 'd', 'e')}</associateInteraction>`
		);
		expect(await entryOf(xml)).toMatchObject({
			pairs: [
				{ prompt: 'a', match: 'b' },
				{ prompt: 'c', match: 'd' }
			],
			extra: ['e']
		});
	});

	test('with lists and fields in a text', async () => {
		const one =
			'<responseDeclaration identifier="R1" cardinality="single" baseType="identifier"><correctResponse><value>M</value></correctResponse></responseDeclaration>';
		const two =
			'<responseDeclaration identifier="R2" cardinality="single" baseType="string"><correctResponse><value>two</value></correctResponse><mapping defaultValue="0"><mapEntry mapKey="two" mappedValue="1" caseSensitive="false"/><mapEntry mapKey="2" mappedValue="1"/><mapEntry mapKey="twin" mappedValue="0.5"/></mapping></responseDeclaration>';
		const body =
			'<p>Fill in.</p><p>The <inlineChoiceInteraction responseIdentifier="R1" shuffle="false"><inlineChoice identifier="S">Sun</inlineChoice><inlineChoice identifier="M">Moon</inlineChoice></inlineChoiceInteraction> makes <textEntryInteraction responseIdentifier="R2"/> bulges.</p>';
		expect(await entryOf(item(one + two, body))).toEqual({
			type: 'cloze',
			stem: 'Fill in.',
			text: 'The {{gap-1}} makes {{gap-2}} bulges.',
			blanks: {
				'gap-1': { choices: [{ text: 'Sun' }, { text: 'Moon', correct: true }] },
				'gap-2': { accept: ['two', '2'] }
			}
		});
	});

	test.each([
		[
			'string',
			'<value>spring tide</value>',
			'',
			{ type: 'short-text', stem: 'What?', accept: ['spring tide'] }
		],
		[
			'float',
			'<value>3.5</value>',
			'<responseProcessing><equal toleranceMode="absolute" tolerance="0.1 0.1"/></responseProcessing>',
			{ type: 'numeric', stem: 'What?', answer: 3.5, tolerance: 0.1 }
		],
		[
			'integer',
			'<value>40</value>',
			'<responseProcessing><equal toleranceMode="relative" tolerance="10"/></responseProcessing>',
			{ type: 'numeric', stem: 'What?', answer: 40, tolerance: 4 }
		]
	])('with a field of its own for a %s', async (type, value, more, entry) => {
		const xml = item(
			`<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="${type}"><correctResponse>${value}</correctResponse></responseDeclaration>`,
			'<p>What?</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>',
			more
		);
		expect(await entryOf(xml)).toEqual(entry);
	});

	test('with words to be marked', async () => {
		const xml = item(
			declaration(['h2']),
			'<hottextInteraction responseIdentifier="RESPONSE"><prompt>Which word is wrong?</prompt><p>The <hottext identifier="h1">Moon</hottext> pushes the <hottext identifier="h2">cheese</hottext>.</p></hottextInteraction>'
		);
		expect(await entryOf(xml)).toMatchObject({
			type: 'single',
			stem: 'Which word is wrong?\n\nThe Moon pushes the cheese.',
			choices: [{ text: 'Moon' }, { text: 'cheese', correct: true }]
		});
	});

	test('with texts to be dragged into gaps', async () => {
		const xml = item(
			declaration(['W g1', 'S g2'], '', PAIRS),
			'<gapMatchInteraction responseIdentifier="RESPONSE"><prompt>Fill in</prompt><gapText identifier="W" matchMax="1">winter</gapText><gapText identifier="S" matchMax="1">summer</gapText><p>Now is the <gap identifier="g1"/> made <gap identifier="g2"/>.</p></gapMatchInteraction>'
		);
		expect(await entryOf(xml)).toMatchObject({
			type: 'cloze',
			stem: 'Fill in',
			text: 'Now is the {{gap-1}} made {{gap-2}}.',
			blanks: { 'gap-2': { choices: [{ text: 'winter' }, { text: 'summer', correct: true }] } }
		});
	});

	test('to be answered at length', async () => {
		const body =
			'<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Why?</prompt></extendedTextInteraction>';
		const own = 'cardinality="single" baseType="string"';
		expect(
			await entryOf(
				item(
					declaration([], '', own),
					body + '<rubricBlock view="scorer"><p>Two bulges.</p></rubricBlock>'
				)
			)
		).toEqual({ type: 'card', stem: 'Why?', back: 'Two bulges.' });
		expect(await entryOf(item(declaration([], '', own), body))).toMatchObject({
			type: 'card',
			back: expect.stringMatching(/No answer/)
		});
	});

	test('that asks two things is two questions', async () => {
		const two = declaration(['A']).replace('"RESPONSE"', '"R2"');
		const set = await read(
			item(
				declaration(['B']) + two,
				`<p>Both</p><choiceInteraction responseIdentifier="RESPONSE"><prompt>One</prompt>${choices('A', 'B')}</choiceInteraction><choiceInteraction responseIdentifier="R2"><prompt>Two</prompt>${choices('A', 'B')}</choiceInteraction>`
			)
		);
		expect(set.items.map(({ ownId, entry }) => [ownId, entry.stem])).toEqual([
			['tides-1#1', 'Both\n\nOne'],
			['tides-1#2', 'Both\n\nTwo']
		]);
	});
});

test('an item of QTI 3 says the same in other words', async () => {
	const xml = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="m" title="Plays" time-dependent="false">
		<qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="directedPair"><qti-mapping default-value="0"><qti-map-entry map-key="C R" mapped-value="1"/><qti-map-entry map-key="D M" mapped-value="1"/></qti-mapping></qti-response-declaration>
		<qti-item-body><qti-match-interaction response-identifier="RESPONSE" max-associations="2"><qti-prompt>Match</qti-prompt>
			<qti-simple-match-set><qti-simple-associable-choice identifier="C" match-max="1">Capulet</qti-simple-associable-choice><qti-simple-associable-choice identifier="D" match-max="1">Demetrius</qti-simple-associable-choice></qti-simple-match-set>
			<qti-simple-match-set><qti-simple-associable-choice identifier="M" match-max="4">A Dream</qti-simple-associable-choice><qti-simple-associable-choice identifier="R" match-max="4">Romeo</qti-simple-associable-choice></qti-simple-match-set>
		</qti-match-interaction></qti-item-body>
		<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/></qti-assessment-item>`;
	expect(await entryOf(xml)).toEqual({
		type: 'matching',
		stem: 'Match',
		pairs: [
			{ prompt: 'Capulet', match: 'Romeo' },
			{ prompt: 'Demetrius', match: 'A Dream' }
		]
	});
});

const choiceItem = (id: string, stem: string) =>
	item(
		declaration(['A']),
		`<p>${stem}</p><choiceInteraction responseIdentifier="RESPONSE">${choices('A', 'B')}</choiceInteraction>`
	).replace('tides-1', id);

describe('a package', () => {
	const manifest =
		'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources><resource identifier="a" type="imsqti_item_xmlv2p1" href="items/a.xml"><file href="items/a.xml"/></resource><resource identifier="b" type="imsqti_item_xmlv2p1" href="items/b.xml"/><resource identifier="t" type="imsqti_test_xmlv2p1" href="t/test.xml"/></resources></manifest>';
	const files = {
		'imsmanifest.xml': strToU8(manifest),
		'items/a.xml': strToU8(choiceItem('a', 'A <img src="../img/map%201.png" alt="A map"/>')),
		'items/b.xml': strToU8(
			choiceItem('b', 'B <object data="../img/map%201.png" type="image/png">A map</object>')
		),
		'items/c.xml': strToU8(choiceItem('c', 'C')),
		'img/map 1.png': examplePng(),
		't/test.xml': strToU8(
			'<assessmentTest title="Tides"><testPart><assessmentSection title="First"><assessmentItemRef href="../items/b.xml"/><assessmentSection title="Inner"><assessmentItemRef href="../items/a.xml"/></assessmentSection></assessmentSection></testPart></assessmentTest>'
		)
	};

	test('is read in the order of its test, with pictures', async () => {
		const file = new GivenFile('x', zipSync(files));
		expect(qti.detect(file)).toBeGreaterThan(0.9);
		const set = await qti.read(file, quiet);
		expect(set.title).toBe('Tides');
		expect(set.items.map(({ ownId, group, place }) => [ownId, group, place.file])).toEqual([
			['b', ['First'], 'items/b.xml'],
			['a', ['First', 'Inner'], 'items/a.xml'],
			['c', [], 'items/c.xml']
		]);
		expect(set.items[0]!.entry.image).toEqual({ file: 'map-1.png', alt: 'A map' });
		expect(set.items[1]!.entry.image).toEqual({ file: 'map-1.png', alt: 'A map' });
		expect([...set.pictures.keys()]).toEqual(['map-1.png']);
		expect(set.remarks).toEqual([]);
	});

	test('what is said before a section is told to be left out, and what is said to others is not', async () => {
		const test = (view: string) =>
			strToU8(
				`<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" title="Tides"><qti-test-part><qti-assessment-section title="First"><qti-rubric-block view="${view}"><p>Answer <b>all</b> of these.</p></qti-rubric-block><qti-assessment-item-ref href="../items/b.xml"/></qti-assessment-section></qti-test-part></qti-assessment-test>`
			);
		const remarksFor = async (view: string) =>
			(await qti.read(new GivenFile('x', zipSync({ ...files, 't/test.xml': test(view) })), quiet))
				.remarks;
		expect(await remarksFor('candidate')).toEqual([
			{
				kind: 'left-out',
				place: { file: 't/test.xml' },
				text: 'What is said before a section is not kept: “Answer all of these.”'
			}
		]);
		expect(await remarksFor('scorer')).toEqual([]);
	});

	test('a text in another file stands before what is asked about it', async () => {
		const asked = (id: string, href: string) =>
			strToU8(
				choiceItem(id, 'Who?').replace(
					'<itemBody>',
					`<assessmentStimulusRef identifier="s" href="${href}"/><itemBody>`
				)
			);
		const stimulus = (text: string) =>
			strToU8(
				`<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s"><qti-stimulus-body><h2>Night</h2><p>${text}<img src="../img/map%201.png" alt="A map"/></p></qti-stimulus-body></qti-assessment-stimulus>`
			);
		const set = await qti.read(
			new GivenFile(
				'x',
				zipSync({
					...files,
					'items/a.xml': asked('a', '../texts/night.xml'),
					'items/b.xml': asked('b', '../texts/none.xml'),
					'items/c.xml': asked('c', '../texts/long.xml'),
					'texts/night.xml': stimulus('Anina was ten.'),
					'texts/long.xml': stimulus('x'.repeat(4000))
				})
			),
			quiet
		);
		expect(set.items.map(({ ownId, entry }) => [ownId, entry.stem])).toEqual([
			['b', 'Who?'],
			['a', '**Night**\n\nAnina was ten.\n\nWho?'],
			['c', 'Who?']
		]);
		expect(set.items[1]!.entry.image).toEqual({ file: 'map-1.png', alt: 'A map' });
		expect(set.remarks.map(({ place, text }) => [place.file, text])).toEqual([
			['items/b.xml', 'It is asked about a text that is not in the file.'],
			['items/c.xml', 'The text that it is asked about is too long to stand with it.']
		]);
	});

	test('leaves out what is damaged in it', async () => {
		const set = await qti.read(
			new GivenFile('x', zipSync({ ...files, 'items/a.xml': strToU8('no XML') })),
			quiet
		);
		expect(set.items.map(({ ownId }) => ownId)).toEqual(['b', 'c']);
		expect(set.remarks).toMatchObject([{ kind: 'left-out', place: { file: 'items/a.xml' } }]);
	});

	test('that is cut off is refused', async () => {
		await expect(qti.read(new GivenFile('x', zipSync(files).slice(0, 300)), quiet)).rejects.toThrow(
			Unreadable
		);
	});
});

describe('a quiz of Canvas (QTI 1.2)', () => {
	const mat = (text: string, type = 'text/html') =>
		`<material><mattext texttype="${type}">${text}</mattext></material>`;
	const label = (id: string, text: string) =>
		`<response_label ident="${id}">${mat(text, 'text/plain')}</response_label>`;
	const lid = (id: string, labels: string, beside = '', cardinality = 'Single') =>
		`<response_lid ident="${id}" rcardinality="${cardinality}">${beside}<render_choice>${labels}</render_choice></response_lid>`;
	const field =
		'<response_str ident="response1" rcardinality="Single"><render_fib><response_label ident="answer1"/></render_fib></response_str>';
	const when = (test: string, score?: number, feedback = '') =>
		`<respcondition><conditionvar>${test}</conditionvar>${score === undefined ? '' : `<setvar action="Set" varname="SCORE">${score}</setvar>`}${feedback && `<displayfeedback linkrefid="${feedback}"/>`}</respcondition>`;
	const is = (id: string, value: string) => `<varequal respident="${id}">${value}</varequal>`;
	const fb = (id: string, text: string) =>
		`<itemfeedback ident="${id}"><flow_mat>${mat(text)}</flow_mat></itemfeedback>`;
	const canvas = (type: string, stem: string, responses: string, conditions: string, more = '') =>
		`<item ident="i-${type}" title="Question"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>${mat(stem)}${responses}</presentation><resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE"/></outcomes>${conditions}</resprocessing>${more}</item>`;
	const quiz = (...items: string[]) =>
		`<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="q" title="Quiz"><section ident="root_section">${items.join('')}</section></assessment></questestinterop>`;

	const cases: [type: string, xml: string, entry: object][] = [
		[
			'multiple_choice_question',
			canvas(
				'multiple_choice_question',
				'&lt;p&gt;How &lt;b&gt;many&lt;/b&gt;?&lt;/p&gt;',
				lid('response1', label('1', 'One') + label('2', 'Two')),
				when('<other/>', undefined, 'general_fb') +
					when(is('response1', '1'), undefined, '1_fb') +
					when(is('response1', '2'), 100, 'correct_fb'),
				fb('general_fb', 'Why') + fb('1_fb', 'No') + fb('correct_fb', 'Yes')
			),
			{
				type: 'single',
				stem: 'How **many**?',
				explanation: 'Why',
				choices: [
					{ text: 'One', feedback: 'No' },
					{ text: 'Two', correct: true, feedback: 'Yes' }
				]
			}
		],
		[
			'true_false_question',
			canvas(
				'true_false_question',
				'So?',
				lid('response1', label('7', 'True') + label('8', 'False')),
				when(is('response1', '8'), 100)
			),
			{ type: 'true-false', stem: 'So?', answer: false }
		],
		[
			'multiple_answers_question',
			canvas(
				'multiple_answers_question',
				'Which?',
				lid('response1', label('1', 'A') + label('2', 'B') + label('3', 'C'), '', 'Multiple'),
				when(
					`<and>${is('response1', '1')}<not>${is('response1', '2')}</not>${is('response1', '3')}</and>`,
					100
				)
			),
			{
				type: 'multiple',
				stem: 'Which?',
				choices: [{ text: 'A', correct: true }, { text: 'B' }, { text: 'C', correct: true }]
			}
		],
		[
			'short_answer_question',
			canvas(
				'short_answer_question',
				'What?',
				field,
				when(is('response1', 'spring') + is('response1', 'spring tide'), 100)
			),
			{ type: 'short-text', stem: 'What?', accept: ['spring', 'spring tide'] }
		],
		[
			'numerical_question',
			canvas(
				'numerical_question',
				'How?',
				field,
				when(
					'<vargte respident="response1">41.4</vargte><varlte respident="response1">42.6</varlte>',
					100
				)
			),
			{ type: 'numeric', stem: 'How?', answer: 42, tolerance: 0.6 }
		],
		[
			'matching_question',
			canvas(
				'matching_question',
				'Match',
				lid(
					'response_1',
					label('x', 'Full') + label('y', 'Half') + label('z', 'New'),
					mat('Spring')
				) +
					lid(
						'response_2',
						label('x', 'Full') + label('y', 'Half') + label('z', 'New'),
						mat('Neap')
					),
				when(is('response_1', 'x'), 50) + when(is('response_2', 'y'), 50)
			),
			{
				type: 'matching',
				stem: 'Match',
				pairs: [
					{ prompt: 'Spring', match: 'Full' },
					{ prompt: 'Neap', match: 'Half' }
				],
				extra: ['New']
			}
		],
		[
			'fill_in_multiple_blanks_question',
			canvas(
				'fill_in_multiple_blanks_question',
				'The [body] makes [count].',
				lid('response_body', label('1', 'Moon') + label('2', 'the Moon'), mat('body')) +
					lid('response_count', label('3', 'two'), mat('count')),
				when(is('response_body', '1'), 50) + when(is('response_count', '3'), 50)
			),
			{
				type: 'cloze',
				stem: 'Fill in the gaps.',
				text: 'The {{gap-1}} makes {{gap-2}}.',
				blanks: { 'gap-1': { accept: ['Moon', 'the Moon'] }, 'gap-2': { accept: ['two'] } }
			}
		],
		[
			'multiple_dropdowns_question',
			canvas(
				'multiple_dropdowns_question',
				'The [body] pulls.',
				lid('response_body', label('1', 'Sun') + label('2', 'Moon'), mat('body')),
				when(is('response_body', '2'), 100)
			),
			{
				type: 'cloze',
				stem: 'Fill in the gaps.',
				text: 'The {{gap-1}} pulls.',
				blanks: { 'gap-1': { choices: [{ text: 'Sun' }, { text: 'Moon', correct: true }] } }
			}
		],
		[
			'essay_question',
			canvas('essay_question', 'Why?', field, when('<other/>'), fb('general_fb', 'Two bulges')),
			{ type: 'card', stem: 'Why?', back: 'Two bulges' }
		]
	];
	it.each(cases)('%s', async (_, xml, entry) => {
		expect(await entryOf(quiz(xml))).toEqual(entry);
	});

	test('gaps of New Quizzes may offer their answers', async () => {
		const offered = (id: string, text: string) =>
			label(id, text).replace('ident', 'answer_type="wordbank" ident');
		const xml = canvas(
			'fill_in_multiple_blanks_question',
			'The [a-b] pulls.',
			lid('response_a-b', offered('1', 'Sun') + offered('2', 'Moon'), mat('Moon')),
			when(is('response_a-b', '2'), 100)
		);
		expect(await entryOf(quiz(xml))).toMatchObject({
			blanks: { 'gap-1': { choices: [{ text: 'Sun' }, { text: 'Moon', correct: true }] } }
		});
	});

	test.each([
		[
			'a number',
			canvas(
				'',
				'How?',
				field,
				when(
					`<or>${is('response1', '5')}<and><vargte respident="response1">4</vargte><varlte respident="response1">6</varlte></and></or>`,
					100
				)
			),
			{ type: 'numeric', answer: 5, tolerance: 1 }
		],
		[
			'an order',
			canvas(
				'',
				'Order',
				lid('response1', label('a', 'A') + label('b', 'B'), '', 'Ordered'),
				when(is('response1', 'b') + is('response1', 'a'), 5)
			).replace('maxvalue="100" ', ''),
			{ type: 'ordering', items: [{ text: 'B' }, { text: 'A' }] }
		],
		[
			'a choice',
			canvas(
				'',
				'Which?',
				lid('response1', label('a', 'A') + label('b', 'B')),
				when(is('response1', 'b'), 1, 'Yes')
			).replace('maxvalue="100" ', ''),
			{ type: 'single', choices: [{ text: 'A' }, { text: 'B', correct: true }] }
		]
	])('what asks for %s is known without its type', async (_, xml, entry) => {
		expect(await entryOf(quiz(xml))).toMatchObject(entry);
	});

	test('what cannot be asked is told by name', async () => {
		const set = await read(
			quiz(
				canvas('calculated_question', '[x]', field, when('<other/>', 100)),
				canvas('file_upload_question', 'Send', '', ''),
				cases[1]![1]
			)
		);
		expect(set.items.map(({ entry, group }) => [entry.type, group])).toEqual([
			['true-false', ['Quiz']]
		]);
		expect(set.remarks.map(({ kind }) => kind)).toEqual(['left-out', 'left-out']);
	});

	test('a file of Canvas that is damaged is read in part or refused', async () => {
		await damaged(strToU8(quiz(...cases.map(([, xml]) => xml))));
	});
});

test('a damaged item or package is read in part or refused, and nothing else happens', async () => {
	await damaged(strToU8(choiceItem('a', 'A')));
	await damaged(
		zipSync({
			'imsmanifest.xml': strToU8('<manifest>imsqti</manifest>'),
			'a.xml': strToU8(choiceItem('a', 'A'))
		})
	);
});

async function damaged(bytes: Uint8Array) {
	await fc.assert(
		fc.asyncProperty(arbitraryDamage(bytes), async (given) => {
			const file = new GivenFile('x', given);
			qti.detect(file);
			try {
				await qti.read(file, quiet);
			} catch (error) {
				expect(error).toBeInstanceOf(Unreadable);
			}
		}),
		{ numRuns: 200 }
	);
}

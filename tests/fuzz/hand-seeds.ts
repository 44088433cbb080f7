import type { FormatId } from '../../src/lib/exchange/formats/format';

/** Small files of each format with what its writer here never makes. */
export const HAND_SEEDS: {
	readonly [id in FormatId]?: readonly (string | { readonly [name: string]: string })[];
} = {
	gift: [
		`// [id:q-1] [tag:sea] [tag:moon]\n$CATEGORY: Tides/Spring\n\n::Heights::[markdown]How *high*?{#3.5:0.5#well done\n=%50%3:2#nearly}\n\n`,
		`Grant was {~%-50%buried#no =%100%entombed#yes ~nobody} in Grant's tomb.\n\n`,
		`[html]<p>Match <b>these</b>.</p>{=a -> 1\n=b -> 2\n= -> 3\n####General}\n\nThe sun rises.{T#right#wrong}\n\nSay it.{}\n\nOnly a description.`,
		`When?{#1..5}\n\nWhen then?{#=1822:0 =%50%1820..1825}\n\nWho?{=%100%Ada =%50%Ada L. =\\=x\\{y\\} ~%0%*#never}`,
		`[moodle]Two continents\\:{~%50%Africa~%50%Asia~%-100%China}\n\n[plain]x [[y]] {=1}`
	],
	'moodle-xml': [
		`<?xml version="1.0"?><quiz><question type="category"><category><text>$course$/a/b</text></category></question><question type="multichoice"><name><text>n</text></name><questiontext format="html"><text><![CDATA[<p>Which <img src="@@PLUGINFILE@@/a.png" alt="a"> &alpha;?</p>]]></text><file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext><defaultgrade>1</defaultgrade><penalty>0.33</penalty><single>true</single><shuffleanswers>1</shuffleanswers><answer fraction="100"><text>a</text><feedback><text>yes</text></feedback></answer><answer fraction="-50"><text>b</text></answer><hint><text>think</text></hint><tags><tag><text>t</text></tag></tags></question></quiz>`,
		`<quiz><question type="cloze"><questiontext><text>Of {1:MULTICHOICE:=a#yes~%50%b~c} and {2:NUMERICAL:=3.5:0.1#r~%50%3:1} and {:SHORTANSWER:=x~*#no}.</text></questiontext></question><question type="ddwtos"><questiontext><text>A [[1]] of [[2]]</text></questiontext><dragbox><text>x</text><group>1</group><infinite/></dragbox><dragbox><text>y</text><group>1</group></dragbox></question></quiz>`,
		`<quiz><question type="numerical"><questiontext><text>n</text></questiontext><answer fraction="100"><text>5.1</text><tolerance>0.1</tolerance></answer><units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units></question><question type="matching"><questiontext><text>m</text></questiontext><subquestion><text>a</text><answer><text>1</text></answer></subquestion><subquestion><text></text><answer><text>2</text></answer></subquestion><subquestion><text>c</text><answer><text>3</text></answer></subquestion></question><question type="ordering"><questiontext><text>o</text></questiontext><answer fraction="1.0000000"><text>a</text></answer><answer fraction="2.0000000"><text>b</text></answer></question><question type="gapselect"><questiontext><text>[[1]] b [[2]]</text></questiontext><selectoption><text>x</text><group>1</group></selectoption><selectoption><text>z</text><group>2</group></selectoption></question></quiz>`,
		`<quiz><question type="truefalse"><questiontext><text>t</text></questiontext><image_base64>iVBORw0KGgo=</image_base64><image>a.png</image><answer fraction="100"><text>true</text><feedback><text>y</text></feedback></answer><answer fraction="0"><text>false</text></answer></question><question type="essay"><questiontext><text>e</text></questiontext><graderinfo><text>g</text></graderinfo></question><question type="description"><questiontext><text>d</text></questiontext></question><question type="shortanswer"><questiontext><text>s</text></questiontext><usecase>1</usecase><answer fraction="100"><text>a*b</text></answer><answer fraction="50"><text>c</text></answer></question></quiz>`
	],
	aiken: [
		`Which?\nA) one\nB) two\nC. three\nANSWER: B\n\nAnd this,\nof two lines?\r\nA)x\r\nB)y\r\nANSWER: A\r\n`,
		`No answer?\nA) one\nB) two\n\nNo choices?\nANSWER: C\n\nGood?\nA. yes\nB. no\nANSWER: A`
	],
	'qti-3': [
		`<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t"><qti-response-declaration identifier="R" cardinality="multiple" base-type="directedPair"><qti-correct-response><qti-value>a x</qti-value><qti-value>b y</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><qti-match-interaction response-identifier="R" max-associations="2"><qti-simple-match-set><qti-simple-associable-choice identifier="a" match-max="1">A</qti-simple-associable-choice><qti-simple-associable-choice identifier="b" match-max="1">B</qti-simple-associable-choice></qti-simple-match-set><qti-simple-match-set><qti-simple-associable-choice identifier="x" match-max="1">X</qti-simple-associable-choice><qti-simple-associable-choice identifier="y" match-max="1">Y</qti-simple-associable-choice></qti-simple-match-set></qti-match-interaction></qti-item-body></qti-assessment-item>`
	],
	qti: [
		`<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t" adaptive="false" timeDependent="false"><responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse><mapping lowerBound="0" upperBound="1" defaultValue="0"><mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="B" mappedValue="-0.5"/></mapping></responseDeclaration><outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody><p>Look:</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Which?</prompt><simpleChoice identifier="A" fixed="true">a<feedbackInline outcomeIdentifier="FEEDBACK" identifier="A" showHide="show">yes</feedbackInline></simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction></itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/><modalFeedback outcomeIdentifier="FEEDBACK" identifier="A" showHide="show">m</modalFeedback></assessmentItem>`,
		`<questestinterop><assessment title="t"><section><item ident="i" title="n"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>multiple_choice_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;p&gt;Which?&lt;/p&gt;</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice><response_label ident="1"><material><mattext>a</mattext></material></response_label><response_label ident="2"><material><mattext>b</mattext></material></response_label></render_choice></response_lid></presentation><resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes><respcondition continue="No"><conditionvar><varequal respident="r">1</varequal></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>`
	],
	'anki-text': [
		`#separator:tab\n#html:true\n#tags column:3\n#deck:Sea::Tides\nWhat is <b>high</b>?\tThe "tide"\tsea moon\n"Two\nlines"\t"a ""quote"""\t\n`,
		`#separator:Semicolon\n#columns:Front;Back;Tags\n#guid column:1\n#notetype column:2\na;Basic;b\n{{c1::x::y}};Cloze;z\n`
	],
	csv: [
		`Question,Answer 1,Answer 2,Answer 3,Answer 4,Time limit,Correct\n"Which, then?",a,b,c,d,20,1\nAnd?,x,y,,,30,"1,2"\n`,
		`term\tdefinition\ntide\twater that rises\n"neap\ntide"\t"lowest ""range"""\n=1+1\t+2\n`,
		`Question #,Question Text,Question Type,Answer 1,Answer 2,Answer 3,Answer 4,Time Limit,Correct Answer(s)\n1,Which?,Multiple Choice,a,b,,,20,1\n`
	],
	h5p: [
		h5p('H5P.MultiChoice', {
			question: '<p>Which?</p>',
			media: { type: { params: { file: { path: 'images/a.png' } } } },
			answers: [
				{ text: '<div>a</div>', correct: true, tipsAndFeedback: { chosenFeedback: '<b>yes</b>' } },
				{ text: 'b', correct: false, tipsAndFeedback: { tip: 'no' } }
			],
			behaviour: { singleAnswer: false }
		}),
		h5p('H5P.TrueFalse', { question: 'So?', correct: 'false', behaviour: {} }),
		h5p('H5P.Blanks', {
			text: 'Fill',
			questions: ['<p>Oslo is in *Norway/Norge:a land*, *x*.</p>']
		}),
		h5p('H5P.DragText', {
			taskDescription: 'd',
			textField: 'A *b:t* c *d\\+yes*',
			distractors: '*e*'
		}),
		h5p('H5P.MarkTheWords', { taskDescription: 'm', textField: 'Some *words* are *marked* here.' }),
		h5p('H5P.SingleChoiceSet', { choices: [{ question: 'q', answers: ['right', 'wrong'] }] }),
		h5p('H5P.QuestionSet', {
			questions: [
				{ library: 'H5P.TrueFalse 1.8', params: { question: 'In', correct: 'true' } },
				{ library: 'H5P.Essay 1.5', params: { taskDescription: 'e' } }
			]
		}),
		h5p('H5P.Dialogcards', { dialogs: [{ text: 'front', answer: 'back', tips: { front: 't' } }] })
	],
	quizdown: [
		`---\nprimary_color: steelblue\nshuffle_questions: false\n---\n\n### Which?\n\n> a hint\n\n1. [x] yes\n\t> why\n1. [ ] no\n\n### Several\n\n- [x] a\n- [ ] b\n- [x] c\n\n### In order\n\n1. one\n2. two\n3. three\n\n\`\`\`python\nprint(1)\n\`\`\`\n`
	],
	text2qti: [
		`Quiz title: Tides\nQuiz description: Of water.\n\nText title: T\nText: words\n\n1. Which is $x^2$?\n... general\n+ right\n- wrong\na) one\n... not so\n*b) two\n\nTitle: N\nPoints: 2\n2. Several\n[*] a\n[ ] b\n[*] c\n\n3. Numeric\n= 3.14 +- 0.01\n\n4. Range\n= [1, 2]\n\n5. Short\n* Ada\n* Ada L.\n\n6. Essay\n____\n\n7. File\n^^^^\n\nGROUP\npick: 1\npoints per question: 1\n8. a\n*a) x\nb) y\nEND_GROUP\n`
	]
};

/** A package with one content. */
function h5p(mainLibrary: string, content: object): { readonly [name: string]: string } {
	return {
		'h5p.json': JSON.stringify({
			title: 'T',
			language: 'en',
			mainLibrary,
			license: 'CC BY',
			authors: [{ name: 'Ada', role: 'Author' }],
			preloadedDependencies: [{ machineName: mainLibrary, majorVersion: 1, minorVersion: 14 }]
		}),
		'content/content.json': JSON.stringify(content)
	};
}

/**
 * @typedef {object} SampleBank
 * @property {string} title
 * @property {string} yaml the bank's file
 * @property {{ [name: string]: string }} texts those of its sources, by the name of their file
 */

const LINE_WIDTH = 100;
const WORDS =
	`harbour water tide moon ship quay master office winter summer river bridge station market council
	village mountain forest letter paper number figure report teacher student doctor worker farmer driver engine
	machine factory street garden kitchen window door table music picture story history science weather storm
	cloud north south east west early late heavy light narrow wide open closed public private local foreign
	ancient modern quiet loud simple careful sudden steady broken whole empty full carries brings leaves reaches
	opens closes builds repairs counts measures reports explains shows keeps loses finds follows crosses enters
	changes grows falls rises returns begins ends nearly often later again slowly quickly together apart across
	beyond behind before after under above between during without within because while although every another
	several many few most some each first second third last next other same different large small old young`.split(
		/\s+/
	);
const NAMES = ['Ada Example', 'Ben Sample', 'Cleo Proof', 'Port Office', 'Harbour School'];
const KINDS = ['event', 'event', 'figure', 'statement'];
const TAGS = ['basics', 'harbour', 'figures', 'people', 'history', 'weather'];

/** Numbers from 0 up to 1 that follow from the seed alone: mulberry32 (Tommy Ettinger 2017, public domain). @param {number} seed */
function seeded(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** @param {number} seed */
function writer(seed) {
	const random = seeded(seed);
	/** @param {number} below */
	const number = (below) => Math.floor(random() * below);
	/** @template T @param {readonly T[]} list @returns {T} */
	const oneOf = (list) => /** @type {T} */ (list[number(list.length)]);
	/** @param {number} least @param {number} most */
	const words = (least, most) =>
		Array.from({ length: least + number(most - least + 1) }, () => oneOf(WORDS)).join(' ');
	/** @param {string} text */
	const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
	/** @param {number} least @param {number} most */
	const sentence = (least, most) => `${capital(words(least, most))}.`;
	/** @param {number} sentences */
	const paragraph = (sentences) =>
		Array.from({ length: sentences }, () => sentence(9, 19)).join(' ');
	return { number, oneOf, words, capital, sentence, paragraph };
}
/** @typedef {ReturnType<typeof writer>} Writer */

/** A text as one that nobody has folded, or folded as the shipped banks are. @param {string} indent @param {string} name @param {string} text */
function field(indent, name, text) {
	const line = `${indent}${name}: ${text}\n`;
	if (line.length <= LINE_WIDTH) return line;
	const inner = `${indent}  `;
	const lines = [inner];
	for (const word of text.split(' ')) {
		const last = lines.at(-1) ?? '';
		const longer = last === inner ? inner + word : `${last} ${word}`;
		if (longer.length > LINE_WIDTH && last !== inner) lines.push(inner + word);
		else lines[lines.length - 1] = longer;
	}
	return `${indent}${name}: >-\n${lines.join('\n')}\n`;
}

/** @param {Writer} write @param {string} name @param {string} rest */
const said = (write, name, rest) =>
	`      - ${name}: ${write.capital(write.words(2, 6))}\n${rest}${field('        ', 'feedback', write.sentence(7, 14))}`;

/** What counts as right and what is said to each answer, by type. @type {[string, (write: Writer) => string][]} */
const TYPES = [
	[
		'single',
		(write) =>
			`    answer: ${write.capital(write.words(2, 6))}\n${field('    ', 'right', write.sentence(6, 12))}    distractors:\n${said(write, 'text', '')}${said(write, 'text', '')}${said(write, 'text', '')}`
	],
	[
		'multiple',
		(write) =>
			`    choices:\n${said(write, 'text', '        correct: true\n')}${said(write, 'text', '        correct: true\n')}${said(write, 'text', '')}${said(write, 'text', '')}`
	],
	[
		'true-false',
		(write) =>
			`    answer: ${write.number(2) === 0}\n    feedback:\n${field('      ', 'true', write.sentence(6, 12))}${field('      ', 'false', write.sentence(6, 12))}`
	],
	[
		'numeric',
		(write) =>
			`    answer: ${100 + write.number(9000)}\n    unit: { name: mm }\n${rightWrong(write)}    confusions:\n      - value: ${10_000 + write.number(9000)}\n${field('        ', 'feedback', write.sentence(7, 14))}`
	],
	[
		'short-text',
		(write) =>
			`    accept: [${write.words(2, 3)}, ${write.words(2, 3)}]\n${rightWrong(write)}    confusions:\n${said(write, 'text', '')}`
	],
	[
		'cloze',
		(write) =>
			`    text: "${write.capital(write.words(5, 9))} {{ first }} ${write.words(4, 8)} {{ second }} ${write.words(3, 6)}."\n    blanks:\n      first:\n        accept: [${write.words(1, 1)}]\n${field('        ', 'feedback', write.sentence(6, 12))}      second:\n        accept: [${write.words(1, 1)}]\n${field('        ', 'feedback', write.sentence(6, 12))}`
	],
	[
		'matching',
		(write) =>
			`    pairs:\n${[1, 2, 3, 4].map((pair) => said(write, 'prompt', `        match: ${write.capital(write.words(2, 3))} ${pair}\n`)).join('')}`
	],
	['ordering', (write) => `    items:\n${[1, 2, 3, 4].map(() => said(write, 'text', '')).join('')}`]
];

/** @param {Writer} write */
const rightWrong = (write) =>
	`    feedback:\n${field('      ', 'right', write.sentence(5, 9))}${field('      ', 'wrong', write.sentence(7, 14))}`;

/**
 * A bank as large as a diligent author's: all types of questions in turn, one fact for every two of them, and the texts of
 * its sources with the words that the facts quote. The same numbers give the same bank.
 * @param {{ questions: number, sources: number, paragraphs: number }} size of the bank; paragraphs of each source
 * @returns {SampleBank}
 */
export function sampleBank({ questions, sources, paragraphs }) {
	const write = writer(1);
	const title = `A bank of ${questions} questions`;
	/** @type {SampleBank['texts']} */
	const texts = {};
	/** @type {string[]} */
	const facts = [];
	let yaml = `id: large\ntitle: ${title}\nsummary: Made by a program.\nlanguage: en\nlicence: CC-BY-4.0\nauthors: [Ada Example]\nrevision: 1\n\nsources:\n`;
	let sections = '';
	for (let source = 1; source <= sources; source++) {
		const text = Array.from({ length: paragraphs }, () => write.paragraph(5));
		texts[`source-${source}.md`] = text.join('\n\n');
		yaml += `  - id: source-${source}\n    title: Source ${source}\n    author: Ada Example\n    publisher: Harbour School\n    date: 2024-03-01\n    kind: explainer\n    url: https://example.org/${source}\n    passages: { unit: paragraph, count: ${paragraphs} }\n    text: source-${source}.md\n`;
		sections += `  - { id: section-${source}, title: Part ${source}, source: source-${source}, from: 1, to: ${paragraphs} }\n`;
		const ofSource = Math.ceil(questions / 2 / sources);
		for (let n = 0; n < ofSource; n++) {
			const at = Math.floor((n * paragraphs) / ofSource);
			const words = (text[at] ?? '').split('.')[write.number(5)]?.trim().split(' ') ?? [];
			const quote = words.slice(2, 7).join(' ');
			facts.push(
				`  - id: fact-${source}-${n}\n    source: source-${source}\n    passage: ${at + 1}\n    kind: ${write.oneOf(KINDS)}\n    said-by: ${write.oneOf(NAMES)}\n${field('    ', 'statement', write.sentence(9, 16))}${field('    ', 'quote', quote)}    attribution: false\n`
			);
		}
	}
	yaml += `\nsections:\n${sections}\nfacts:\n${facts.join('')}\nquestions:\n`;
	for (let n = 0; n < questions; n++) {
		const [type, rest] = /** @type {(typeof TYPES)[number]} */ (TYPES[n % TYPES.length]);
		const fact = /^ {2}- id: (.*)$/m.exec(facts[Math.floor((n * facts.length) / questions)] ?? '');
		const stem = write.capital(write.words(8, 15));
		yaml += `  - id: question-${n}\n    type: ${type}\n    facts: [${fact?.[1]}]\n${field('    ', 'stem', type === 'true-false' ? `${stem}.` : `${stem}?`)}${rest(write)}${field('    ', 'explanation', `${write.sentence(9, 16)} ${write.sentence(9, 16)}`)}${field('    ', 'hint', write.sentence(5, 9))}    tags: [${write.oneOf(TAGS)}, ${write.oneOf(WORDS)}]\n    difficulty: ${1 + write.number(5)}\n\n`;
	}
	return { title, yaml, texts };
}

/** A source's text of so many UTF-8 bytes or a little more; the same number gives the same text. @param {number} bytes */
export function sampleText(bytes) {
	const write = writer(2);
	/** @type {string[]} */
	const paragraphs = [];
	for (let length = 0; length < bytes; length += (paragraphs.at(-1)?.length ?? 0) + 2)
		paragraphs.push(write.paragraph(6));
	return paragraphs.join('\n\n');
}

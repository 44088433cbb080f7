/** What a line without indent begins (https://github.com/gpoore/text2qti). */
export type ElementKind = keyof typeof STARTS;

const STARTS = {
	question: /^\d+\.(?=[ \t]|$)/,
	right: /^\*[a-zA-Z]\)(?=[ \t]|$)/,
	wrong: /^[a-zA-Z]\)(?=[ \t]|$)/,
	'right-box': /^\[[*xX]\](?=[ \t]|$)/,
	'wrong-box': /^\[ ?\](?=[ \t]|$)/,
	accept: /^\*(?=[ \t])/,
	feedback: /^\.\.\.(?=[ \t]|$)/,
	'right-feedback': /^\+(?=[ \t])/,
	'wrong-feedback': /^-(?=[ \t])/,
	solution: /^!(?=[ \t])/,
	number: /^=(?=[ \t])/,
	essay: /^_{3,}[ \t]*$/,
	upload: /^\^{3,}[ \t]*$/,
	title: /^title:/i,
	points: /^points:/i,
	'text-title': /^text title:/i,
	text: /^text:/i,
	'quiz-title': /^quiz title:/i,
	'quiz-description': /^quiz description:/i,
	group: /^GROUP[ \t]*$/,
	'group-end': /^END_GROUP[ \t]*$/,
	setting:
		/^(?:pick|solutions pick|points per question|shuffle answers|show correct answers|one question at a time|can't go back|feedback is solution|solutions sample groups|solutions randomize groups):/i
} as const;

export interface QuizElement {
	kind: ElementKind | 'unknown' | 'code';
	/** From 1. */
	line: number;
	/** Its text, without what begins it and the indent of what goes on. */
	text: string;
}

/** Those that are one line, so that nothing goes on in them. */
const ONE_LINE = new Set<QuizElement['kind']>([
	'code',
	'group',
	'group-end',
	'setting',
	'essay',
	'upload',
	'points',
	'title',
	'quiz-title',
	'text-title'
]);

/** The elements of a file in order; comments are none. */
export function quizElements(source: string): QuizElement[] {
	const elements: (Omit<QuizElement, 'text'> & { lines: string[]; indent: number })[] = [];
	let inComment = false;
	let fence = '';
	let afterGap = true;
	source.split('\n').forEach((raw, index) => {
		const last = elements.at(-1);
		const line = raw.replaceAll('\t', '    ');
		if (inComment) inComment = !/^END_COMMENT\s*$/.test(line);
		else if (fence !== '') {
			if (line.startsWith(fence)) fence = '';
		} else if (/^COMMENT\s*$/.test(line)) inComment = true;
		else if (line.startsWith('%')) return;
		else if (/^```+[ ]*\{/.test(line)) {
			fence = /^`+/.exec(line)![0];
			elements.push({ kind: 'code', line: index + 1, lines: [], indent: 0 });
		} else if (line.trim() === '') {
			last?.lines.push('');
			afterGap = true;
		} else if (/^ /.test(line) && last && !ONE_LINE.has(last.kind)) {
			const indent = Math.min(last.indent, line.length - line.trimStart().length);
			last.lines.push(line.slice(indent));
			afterGap = false;
		} else {
			const kind = (Object.keys(STARTS) as ElementKind[]).find((each) => STARTS[each].test(line));
			if (kind) {
				const rest = line.replace(STARTS[kind], '');
				const text = rest.trimStart();
				elements.push({ kind, line: index + 1, lines: [text], indent: line.length - text.length });
			} else if (last && !afterGap && !ONE_LINE.has(last.kind)) last.lines.push(line);
			else elements.push({ kind: 'unknown', line: index + 1, lines: [line], indent: 0 });
			afterGap = false;
		}
	});
	return elements.map(({ kind, line, lines }) => ({ kind, line, text: lines.join('\n').trim() }));
}

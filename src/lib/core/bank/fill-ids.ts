import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { decodeText } from './decode-text';
import { readYaml } from './read-yaml';
import { slugId } from './slug';

/** More are refused by the schema; finding free ids is quadratic where all stems are alike. */
const MAX_QUESTIONS = 5000;

export interface FilledIds {
	/** The file with its ids, everything else as it was; empty where it cannot be read. */
	text: string;
	added: string[];
}

/**
 * Gives an id to every question that has none. By inserting text rather than by writing the YAML anew,
 * so that comments, order, quotes and line ends stay. A file with syntax errors is left alone.
 */
export function fillIds(input: Uint8Array | string, file: string): FilledIds {
	const decoded = decodeText(input, file);
	if (!decoded.ok) return { text: '', added: [] };
	const { text } = decoded;
	const { root } = readYaml(text, file);
	const questions = root?.get('questions', true);
	if (!isSeq(questions)) return { text, added: [] };
	const maps = questions.items.filter((item) => isMap<unknown, unknown>(item));
	const taken = new Set(
		maps.map((map) => scalarText(pairOf(map, 'id')?.value)).filter((id) => id !== '')
	);

	const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
	const added: string[] = [];
	let filled = '';
	let from = 0;
	for (const map of maps.slice(0, MAX_QUESTIONS)) {
		const insertion = placeForId(map, text, lineEnd);
		if (!insertion) continue;
		const id = slugId(scalarText(pairOf(map, 'stem')?.value), taken);
		taken.add(id);
		added.push(id);
		filled += text.slice(from, insertion.at) + insertion.words(id);
		from = insertion.at;
	}
	return { text: filled + text.slice(from), added };
}

function placeForId(
	map: YAMLMap,
	text: string,
	lineEnd: string
): { at: number; words: (id: string) => string } | null {
	const given = pairOf(map, 'id');
	if (given) {
		const value = given.value;
		const empty =
			value === null || (isScalar(value) && value.value === null && value.source === '');
		const colon = isScalar(given.key) ? text.indexOf(':', given.key.range![1]) : -1;
		return empty && colon >= 0 ? { at: colon + 1, words: (id) => ` ${id}` } : null;
	}
	const start = map.range?.[0];
	if (start === undefined || map.items.length === 0) return null;
	if (map.flow) return { at: start + 1, words: (id) => ` id: ${id},` };
	const lineStart = text.lastIndexOf('\n', start - 1) + 1;
	const indent = text.slice(lineStart, start).replace(/[^\t ]/g, ' ');
	return { at: start, words: (id) => `id: ${id}${lineEnd}${indent}` };
}

function pairOf(map: YAMLMap<unknown, unknown>, name: string): Pair | undefined {
	return map.items.find(({ key }) => isScalar(key) && key.value === name) as Pair | undefined;
}

function scalarText(node: unknown): string {
	if (!isScalar(node)) return '';
	return typeof node.value === 'string' ? node.value.trim() : (node.source ?? '');
}

import { joinText, splitText, type BankText, type Item } from './bank-text';
import { patchBetween } from './text-patch';

/** An anchor is seen from entries far away. */
const ANCHOR = /(?:^|[\s[{,])&[^\s,[\]{}]/;
/** Stands for the name of the list where other entries stand between it and those that changed. */
const NAME = 'x:\n';

/**
 * What `splitText` makes of a text, read only around what changed: the entries that the change touches between their
 * neighbours, since the indentation of these ends what stands in them. A bank of hundreds of questions is read in the
 * time of three.
 * @param before the same file as it was when it could last be read
 * @returns `unreadable` where the entries, by themselves, are no YAML; null where more of the file has to be looked at
 */
export function splitNear(text: string, before: BankText): BankText | 'unreadable' | null {
	const was = joinText(before);
	const patch = patchBetween(was, text);
	if (!patch) return before;
	const run = runAt(before, patch.at, patch.at + patch.removed.length);
	if (!run || /^%/m.test(before.preamble)) return null;
	const { partAt, items, first, last, start, end } = run;
	const to = end + patch.inserted.length - patch.removed.length;
	if (ANCHOR.test(was.slice(start, end)) || ANCHOR.test(text.slice(start, to))) return null;

	const part = before.parts[partAt]!;
	const above = items[first - 1];
	const below = items[last + 1];
	const nextPart = before.parts[partAt + 1];
	const lead = above ? NAME + above.text : part.head;
	const rest = below?.text ?? nextPart?.head ?? before.tail;
	const read = splitText(lead + text.slice(start, to) + rest, before);
	if (!read.ok) return 'unreadable';

	const { preamble, parts, tail } = read.bank;
	const [list, next] = parts;
	const ends = below || !nextPart ? parts.length === 1 : parts.length === 2;
	if (!list?.items || !ends) return null;
	const own = list.items.slice(above ? 1 : 0, below ? -1 : undefined);
	// Comments and empty lines may have gone over to a neighbour.
	const begins = (preamble + list.head + (above ? list.items[0]!.text : '')).length;
	const isCut =
		begins === lead.length &&
		joined(own) === text.slice(start, to) &&
		(below ? list.items.at(-1)!.text === rest : (nextPart ? next!.head : tail) === rest);
	if (!isCut || items.length - (last - first + 1) + own.length === 0) return null;
	const all = [...items.slice(0, first), ...own, ...items.slice(last + 1)];
	return { ...before, parts: before.parts.with(partAt, { ...part, items: all }) };
}

/** The entries of one list that a stretch of the text lies in, and where these begin and end; null where it lies elsewhere. */
function runAt({ preamble, parts, tail }: BankText, from: number, to: number) {
	let at = preamble.length;
	for (const [partAt, { head, items }] of parts.entries()) {
		at += head.length;
		if (from < at) return null;
		if (!items) continue;
		const isLast = partAt === parts.length - 1 && tail === '';
		let first = -1;
		let start = at;
		for (const [index, { text }] of items.entries()) {
			const end = at + text.length;
			if (first < 0 && (from < end || (isLast && index === items.length - 1))) {
				first = index;
				start = at;
			}
			at = end;
			if (first >= 0 && to <= end) return { partAt, items, first, last: index, start, end };
		}
		if (first >= 0) return null;
	}
	return null;
}

const joined = (items: readonly Item[]) => items.map(({ text }) => text).join('');

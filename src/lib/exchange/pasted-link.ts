import { LINK_LIMIT, readLink, type LinkRead } from './bank-link';

const DIGITS = /^[A-Za-z0-9_-]+$/;
/** So many pieces of a link that was broken into lines are put together again. */
const MAX_PIECES = 300;

/**
 * The texts in a link that was pasted: an address or its fragment alone, with what stood around it in a message, and put
 * together again where it was broken into lines. The address before it counts for nothing, and nothing is fetched. Never
 * throws.
 */
export function readPastedLink(pasted: string): LinkRead {
	const start = pasted.search(/\bbank=\d/);
	// It is read all the same, to say what is wrong with it.
	if (start === -1) return readLink(/#?bank=.*/.exec(pasted)?.[0] ?? '');
	const [first = '', ...rest] = pasted
		.slice(start)
		.split(/[\s>]+/)
		.filter((piece) => piece !== '');
	let link = /^bank=\d+\.?[A-Za-z0-9_-]*/.exec(first)?.[0] ?? first;
	const read = readLink(link);
	// What stands behind it, as a full stop or a bracket, has ended the link.
	if (read.ok || read.problem.code !== 'damaged' || link !== first) return read;
	// The checksum tells where it ends.
	for (const piece of rest.slice(0, MAX_PIECES)) {
		const [digits = ''] = /^[A-Za-z0-9_-]*/.exec(piece) ?? [];
		link += digits;
		if (link.length > LINK_LIMIT) break;
		const whole = readLink(link);
		if (whole.ok) return whole;
		if (!DIGITS.test(piece)) break;
	}
	return read;
}

import { UnsoundBackup, type BackupLimits } from './backup';

/** What any file may inflate to, whatever its ratio. */
const FREE_BYTES = 1_000_000;

/**
 * The lines of a gzip file without their line feeds, counted as they come so that a bomb stops early. Bytes after the
 * last line feed are a line of their own.
 * @throws UnsoundBackup too-large; cut-off where the archive is damaged or ends too soon
 */
export async function* inflatedLines(file: Blob, limits: BackupLimits): AsyncGenerator<Uint8Array> {
	const most = Math.min(limits.bytes, FREE_BYTES + file.size * limits.ratio);
	const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
	let pieces: Uint8Array[] = [];
	let [held, inflated, line] = [0, 0, 1];
	try {
		for (;;) {
			const { done, value } = await reader.read().catch((cause: unknown) => {
				// The archive; a file that the disk does not give is told as that.
				if (isOfArchive(cause)) throw new UnsoundBackup({ code: 'cut-off', line });
				throw cause;
			});
			if (done) break;
			inflated += value.length;
			if (inflated > most) throw new UnsoundBackup({ code: 'too-large', line });
			let from = 0;
			for (let end = value.indexOf(10); end >= 0; end = value.indexOf(10, from)) {
				const last = value.subarray(from, end);
				if (held + last.length > limits.line) throw new UnsoundBackup({ code: 'too-large', line });
				yield joined([...pieces, last]);
				pieces = [];
				held = 0;
				from = end + 1;
				line++;
			}
			if (from < value.length) pieces.push(value.subarray(from));
			held += value.length - from;
			if (held > limits.line) throw new UnsoundBackup({ code: 'too-large', line });
		}
		if (held > 0) yield joined(pieces);
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** Browsers say so by a TypeError, Node by an error of zlib's. */
function isOfArchive(cause: unknown): boolean {
	const code = cause instanceof Error && 'code' in cause ? cause.code : null;
	return cause instanceof TypeError || (typeof code === 'string' && code.startsWith('Z_'));
}

function joined(pieces: Uint8Array[]): Uint8Array {
	const [only] = pieces;
	if (pieces.length === 1 && only) return only;
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

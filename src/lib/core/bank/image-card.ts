import { sha256 } from '../intake/sha-256';
import { IMAGE_KINDS, readImageHeader, type ImageHeader } from './image-header';

/**
 * What is to be known of a picture without its bytes. A draft keeps it as text under the picture's name, so that undo,
 * earlier states and the checks treat pictures as they treat texts; the bytes lie elsewhere, found by the digest.
 */
export interface ImageCard extends Omit<ImageHeader, 'kind'> {
	/** `other`: nothing that a bank may have; the size is then 0. */
	kind: ImageHeader['kind'] | 'other';
	bytes: number;
	/** Half a SHA-256 of the bytes, 32 hexadecimal digits: two pictures with one are the same. */
	digest: string;
}

export function cardOf(bytes: Uint8Array): ImageCard {
	const header = readImageHeader(bytes) ?? { kind: 'other' as const, width: 0, height: 0 };
	return { ...header, bytes: bytes.length, digest: sha256(bytes).slice(0, 32) };
}

export function writeCard({ kind, width, height, bytes, digest }: ImageCard): string {
	return JSON.stringify({ kind, width, height, bytes, digest });
}

/** Null where the text is no card. */
export function readCard(text: string | undefined): ImageCard | null {
	if (text === undefined || text.length > 300) return null;
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	if (typeof value !== 'object' || value === null) return null;
	const { kind, width, height, bytes, digest } = value as Record<keyof ImageCard, unknown>;
	const known = [...IMAGE_KINDS, 'other' as const].find((each) => each === kind);
	const isCount = (each: unknown): each is number => Number.isInteger(each) && Number(each) >= 0;
	if (!known || !isCount(width) || !isCount(height) || !isCount(bytes)) return null;
	if (typeof digest !== 'string' || !/^[0-9a-f]{32}$/.test(digest)) return null;
	return { kind: known, width, height, bytes, digest };
}

import { cardOf, type ImageCard } from '../../core/bank/image-card';
import { readImageHeader } from '../../core/bank/image-header';
import { isAnimated } from '../../core/bank/is-animated';

/** What an author may choose, in bytes; what becomes of it, in bytes and pixels of the longer side; and up to how many bytes a drawing stays without loss whatever it grew by. */
export const PICTURE_LIMITS = { taken: 20_000_000, kept: 300_000, side: 1600, sharp: 50_000 };

/** Why a file is not taken: it is larger than what may be chosen, or nothing that the browser can show as a picture. */
export type PictureProblem = 'too-large' | 'not-a-picture';

export interface Reduced {
	bytes: Uint8Array<ArrayBuffer>;
	card: ImageCard;
	/** As it came, in bytes and pixels. */
	from: { bytes: number; width: number; height: number };
	/** It moved, and is now its first picture. */
	stilled: boolean;
}

/** The first that is small enough is taken; then it is made narrower and all is tried again. */
const QUALITIES = [0.9, 0.8, 0.7, 0.6];
const NARROWER = 0.8;

/**
 * A picture as it goes into a bank: drawn anew at most 1,600 pixels wide or high and at most 300 kB, so that nothing is
 * left of what a camera writes into it, the place among them.
 */
export async function reduceImage(
	file: Blob
): Promise<{ ok: true; picture: Reduced } | { ok: false; problem: PictureProblem }> {
	if (file.size > PICTURE_LIMITS.taken) return { ok: false, problem: 'too-large' };
	const bitmap = await createImageBitmap(file).catch(() => null);
	if (!bitmap || bitmap.width === 0 || bitmap.height === 0)
		return { ok: false, problem: 'not-a-picture' };
	try {
		const given = new Uint8Array(await file.arrayBuffer());
		const blob = await smallEnough(bitmap, mayBeDrawing(given) ? given.length : null);
		if (!blob) return { ok: false, problem: 'not-a-picture' };
		const bytes = new Uint8Array(await blob.arrayBuffer());
		const from = { bytes: file.size, width: bitmap.width, height: bitmap.height };
		const stilled = isAnimated(given);
		return { ok: true, picture: { bytes, card: cardOf(bytes), from, stilled } };
	} finally {
		bitmap.close();
	}
}

/** What is kept without loss has hard edges more often than not, and is small so as well. */
const mayBeDrawing = (bytes: Uint8Array) =>
	['png', 'gif'].includes(readImageHeader(bytes)?.kind ?? '');

/** @param drawing its bytes as it came, where it may be a drawing; null where it is a photograph */
async function smallEnough(bitmap: ImageBitmap, drawing: number | null): Promise<Blob | null> {
	const longer = Math.max(bitmap.width, bitmap.height);
	for (let side = Math.min(longer, PICTURE_LIMITS.side); side >= 1; side *= NARROWER) {
		const canvas = drawn(bitmap, side / longer);
		if (!canvas) return null;
		if (drawing !== null) {
			const png = await canvas.convertToBlob({ type: 'image/png' });
			// A browser packs less tightly than a program that takes its time.
			const [best = 1] = QUALITIES;
			const grew = png.size > Math.max(drawing, PICTURE_LIMITS.sharp);
			const other = grew ? await encoded(canvas, best) : png;
			const smaller = other.size < png.size ? other : png;
			if (smaller.size <= PICTURE_LIMITS.kept) return smaller;
		}
		for (const quality of QUALITIES) {
			const blob = await encoded(canvas, quality);
			if (blob.size <= PICTURE_LIMITS.kept) return blob;
		}
	}
	return null;
}

function drawn(bitmap: ImageBitmap, scale: number): OffscreenCanvas | null {
	const size = (of: number) => Math.max(1, Math.round(of * scale));
	const canvas = new OffscreenCanvas(size(bitmap.width), size(bitmap.height));
	const context = canvas.getContext('2d');
	if (!context) return null;
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	return canvas;
}

/** WebP; a browser that cannot write it (Safari) gives a PNG for it, and is asked for a JPEG, on white. */
async function encoded(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
	const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
	if (webp.type === 'image/webp') return webp;
	const paper = new OffscreenCanvas(canvas.width, canvas.height);
	const context = paper.getContext('2d');
	if (!context) return webp;
	context.fillStyle = 'white';
	context.fillRect(0, 0, paper.width, paper.height);
	context.drawImage(canvas, 0, 0);
	return paper.convertToBlob({ type: 'image/jpeg', quality });
}

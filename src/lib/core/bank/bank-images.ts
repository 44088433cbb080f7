import type { Bank, BankImage, Choice, Question } from './bank';
import { IMAGE_LIMITS } from './bank-files';
import type { At } from './bank-parts';
import { error, quoted, words, type FormWords, type Path, type Remark } from './finding';
import type { ImageCard } from './image-card';
import { KIND_OF_ENDING } from './image-header';
import type { ImageEntry, QuestionEntry } from './schema';

/** What is known of a picture that lies beside the bank, by its name; null where there is none. */
export type ReadImage = (file: string) => ImageCard | null;

/** Cards by the name of the file. */
export type ImageCards = ReadonlyMap<string, ImageCard>;

/** Looks at the pictures that questions name in `image`, and tells which cannot be used. */
export function readBankImages(
	questions: readonly At<QuestionEntry>[],
	readImage: ReadImage
): { cards: ImageCards; remarks: Remark[] } {
	const cards = new Map<string, ImageCard>();
	const remarks: Remark[] = [];
	const seen = new Set<string>();
	let total = 0;
	for (const { entry, path } of questions)
		for (const { image, at } of imagesOfEntry(entry)) {
			const say = ([code, problem, mend, inForm]: Refusal) =>
				remarks.push(error([...path, ...at, 'file'], code, problem, mend, inForm));
			// A picture that is shown twice is told about once.
			if (seen.has(image.file)) continue;
			seen.add(image.file);
			const card = readImage(image.file);
			const refusal = refusalOf(image.file, card);
			if (refusal || !card) {
				if (refusal) say(refusal);
				continue;
			}
			total += card.bytes;
			if (total > IMAGE_LIMITS.total && total - card.bytes <= IMAGE_LIMITS.total)
				say([
					'images-too-large',
					'From this one on, the pictures of the bank have more than 5 MB together',
					'Make some smaller, or take some out.'
				]);
			cards.set(image.file, card);
		}
	return { cards, remarks };
}

const AGAIN = words`Choose the picture again: it is made smaller then.`;

type Refusal = [code: string, problem: string, mend: string, inForm?: FormWords];

function refusalOf(file: string, card: ImageCard | null): Refusal | null {
	if (!card)
		return [
			'image-missing',
			`There is no file ${file} to be seen beside the bank`,
			'Put it there, correct its name, or take "image" out.',
			{
				problem: words`The picture ${file} is not there any more`,
				mend: words`Add it again, or take it out.`
			}
		];
	if (card.bytes > IMAGE_LIMITS.bytes)
		return [
			'image-too-large',
			`${file} has ${Math.ceil(card.bytes / 1000)} kB, and may have 500`,
			'Make it smaller; the editor of the app does so by itself.',
			{ mend: AGAIN }
		];
	if (card.kind === 'other')
		return [
			'not-an-image',
			`${file} does not begin as a PNG, JPEG, WebP or GIF does`,
			'Save the picture in one of these formats.',
			{ mend: words`Choose another picture.` }
		];
	const ending = file.slice(file.lastIndexOf('.') + 1);
	if (KIND_OF_ENDING[ending] !== card.kind)
		return [
			'image-ending',
			`${file} is a picture of the kind ${card.kind.toUpperCase()}`,
			`Let its name end with .${card.kind === 'jpeg' ? 'jpg' : card.kind}, here too.`,
			{ mend: words`Choose the picture again: it gets its right name then.` }
		];
	const { width, height } = card;
	if (Math.max(width, height) > IMAGE_LIMITS.side)
		return [
			'image-too-wide',
			`${quoted(file)} has ${width} × ${height} pixels, and may have 2,000 on the longer side`,
			'Make it smaller; the editor of the app does so by itself.',
			{ mend: AGAIN }
		];
	return null;
}

/** The pictures of an entry as it is written, each with the path to it. */
export function imagesOfEntry(entry: QuestionEntry): { image: ImageEntry; at: Path }[] {
	const found: { image: ImageEntry | undefined; at: Path }[] = [
		{ image: entry.image, at: ['image'] }
	];
	if (entry.type === 'single')
		found.push(
			{ image: entry['answer-image'], at: ['answer-image'] },
			...(entry.distractors ?? []).map(({ image }, n) => ({
				image,
				at: ['distractors', n, 'image']
			}))
		);
	if (entry.type === 'single' || entry.type === 'multiple')
		found.push(
			...(entry.choices ?? []).map(({ image }, n) => ({ image, at: ['choices', n, 'image'] }))
		);
	if (entry.type === 'card') found.push({ image: entry['back-image'], at: ['back-image'] });
	return found.flatMap(({ image, at }) => (image ? [{ image, at }] : []));
}

/** A picture as the engine has it; its size and digest where its file was looked at. */
export function buildImage({ file, alt }: ImageEntry, cards: ImageCards): BankImage {
	const card = cards.get(file);
	if (!card) return { file, alt };
	const { width, height, digest } = card;
	return { file, alt, width, height, digest };
}

/** All pictures of a question, of the stem, the choices and a card's back. */
export function imagesOf(question: Question): BankImage[] {
	const choices: readonly Choice[] =
		question.type === 'single' || question.type === 'multiple' ? question.choices : [];
	const back = question.type === 'card' ? question.backImage : undefined;
	return [question.image, back, ...choices.map(({ image }) => image)].flatMap(
		(image) => image ?? []
	);
}

/** The names of all pictures that a bank shows. */
export function imageFilesOf(bank: Bank): Set<string> {
	return new Set(bank.questions.flatMap(imagesOf).map(({ file }) => file));
}

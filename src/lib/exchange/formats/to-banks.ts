import { BANK_FILE, IMAGE_LIMITS } from '../../core/bank/bank-files';
import { MAX_BYTES } from '../../core/bank/decode-text';
import { fnv1a64 } from '../../core/bank/fingerprint';
import { cardOf, writeCard } from '../../core/bank/image-card';
import type { BankFile, FactEntry, QuestionEntry, SectionEntry } from '../../core/bank/schema';
import { slugId } from '../../core/bank/slug';
import { writeBank } from '../../core/bank/write-bank';
import type { CheckFormula } from '../../core/markup/check-formula';
import { plainText } from '../../core/markup/plain-text';
import type { BankTexts } from '../bank-texts';
import * as fits from './fits-a-bank';
import { keyWords } from './key-words';
import type { ReadItem, ReadSet } from './read-set';
import type { Remark } from './remark';
import { soundEntry, soundWords, withoutScriptLinks } from './sound-entry';

/** What is to be known of an import beside what was read. */
export interface ImportAbout {
	/** Of the format, for people. */
	format: string;
	/** Of the file that was given. */
	file: string;
	/** Of the import, YYYY-MM-DD. */
	date: string;
	checkFormula: CheckFormula;
}

/** A bank made of what was read, as it could be given away. */
export interface ImportedBank {
	id: string;
	title: string;
	texts: BankTexts;
	/** By the digest of their cards. */
	images: Map<string, Uint8Array>;
	/** In the order of the bank, each with the id of its question. */
	items: { question: string; item: ReadItem }[];
}

export interface Imported {
	banks: ImportedBank[];
	remarks: Remark[];
}

/** Banks that are to be made, and what was told of their questions. */
export interface BanksToMake {
	count: number;
	/** Each is made when it is asked for, and let go with all it was made of: of a large file two of everything are too much. */
	banks: Iterable<ImportedBank>;
	remarks: Remark[];
}

/** Questions in one bank at the most; more become several. The YAML of a bank has a limit of its own. */
const MOST_QUESTIONS = 4000;
const MOST_SECTIONS = 500;
/** Leaves room for what stands around the questions. */
const MOST_BYTES = MAX_BYTES * 0.9;
const MOST_STATEMENT = 400;
const MOST_NAME = 300;

/**
 * What was read as banks: the file is their one source, each item a passage of it, and what it gives as right a statement
 * that the file makes. So a learner sees that it is the file that says so, and nobody else. What does not make a sound
 * question is left out and told.
 */
export function toBanks(set: ReadSet, about: ImportAbout): Imported {
	const { banks, remarks } = banksOf(set, about);
	return { banks: [...banks], remarks };
}

/** @see toBanks; one by one. What was read is not needed for it but for its pictures and what it says of the whole. */
export function banksOf(set: ReadSet, about: ImportAbout): BanksToMake {
	const remarks: Remark[] = [...set.remarks];
	const title =
		oneLine(set.title ?? '') || oneLine(about.file.replace(/\.\w{1,8}$/, '')) || about.format;
	const taken = new Set<string>();
	const sound: SoundItem[] = [];
	for (const item of grouped(set.items)) {
		const { entry, lostFormula } = soundEntry(item.entry, about.checkFormula);
		if (lostFormula)
			remarks.push({
				kind: 'changed',
				place: item.place,
				text: 'A formula that cannot be read here stands as code.'
			});
		const id = idOf(item, taken);
		const question = { id, facts: [`says-${id}`], ...entry } as QuestionEntry;
		const pictures = fits.picturesOf(question, set.pictures);
		if (pictures.lost) remarks.push({ kind: 'changed', place: item.place, text: pictures.lost });
		const refusal = fits.refusalOf(pictures.question);
		if (refusal) remarks.push({ kind: 'left-out', place: item.place, text: refusal });
		else sound.push({ item, question: pictures.question });
	}
	const parts = split(sound, set.pictures);
	return { count: parts.length, banks: oneByOne(parts, title, set, about), remarks };
}

function* oneByOne(
	parts: SoundItem[][],
	title: string,
	set: ReadSet,
	about: ImportAbout
): Generator<ImportedBank> {
	const count = parts.length;
	for (let nth = 1; parts.length > 0; nth++)
		yield bankOf(parts.shift()!, count > 1 ? `${title} (${nth} of ${count})` : title, set, about);
}

interface SoundItem {
	item: ReadItem;
	question: QuestionEntry;
}

/** Items of one group stand together, groups in the order in which they begin. */
function grouped(items: readonly ReadItem[]): ReadItem[] {
	const groups = new Map<string, ReadItem[]>();
	for (const item of items) {
		const name = item.group.join('\n');
		const group = groups.get(name);
		if (group) group.push(item);
		else groups.set(name, [item]);
	}
	return [...groups.values()].flat();
}

/** By what the file calls it where it does, else by its words: so the next import of the same question finds it. */
function idOf({ entry, ownId }: ReadItem, taken: Set<string>): string {
	const words = plainText(entry.stem, 'markdown', true);
	const base =
		ownId === undefined
			? slugId(words, taken)
			: slugId(`item ${fnv1a64(ownId).slice(0, 12)}`, taken);
	taken.add(base);
	return base;
}

/** Banks of a size that can be read, whole groups together where they fit. */
function split(items: readonly SoundItem[], pictures: ReadonlyMap<string, Uint8Array>) {
	const parts: SoundItem[][] = [];
	let bytes = 0;
	let pictured = 0;
	for (const sound of items) {
		const size = roughSize(sound.question);
		const shown = fits
			.imagesOf(sound.question)
			.reduce((sum, { file }) => sum + (pictures.get(file)?.length ?? 0), 0);
		const last = parts.at(-1);
		const isFull =
			!last ||
			last.length >= MOST_QUESTIONS ||
			bytes + size > MOST_BYTES ||
			pictured + shown > IMAGE_LIMITS.total;
		if (isFull) {
			parts.push([sound]);
			bytes = pictured = 0;
		} else last.push(sound);
		bytes += size;
		pictured += shown;
	}
	return parts;
}

/** Bytes of YAML at the most: indents, names, and the words of the fact. */
const roughSize = (question: QuestionEntry) =>
	new TextEncoder().encode(JSON.stringify(question)).length * 1.35 + 900;

function bankOf(
	part: readonly SoundItem[],
	title: string,
	set: ReadSet,
	about: ImportAbout
): ImportedBank {
	const author = oneLine(set.authors?.join(', ') ?? '');
	const facts: FactEntry[] = part.map(({ question }, index) => ({
		id: question.facts[0]!,
		passage: index + 1,
		kind: 'statement',
		'said-by': author || title,
		statement: statementOf(question),
		attribution: false
	}));
	const id = slugId(`${title} ${fnv1a64(`${about.format}\n${title}`).slice(0, 6)}`, new Set());
	const file: BankFile = {
		id,
		title,
		summary:
			oneLine(set.summary ?? '') ||
			`${part.length === 1 ? 'One question' : `${part.length} questions`} taken over from ${about.file} (${about.format}).`,
		language: /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/.test(set.language ?? '') ? set.language! : 'en',
		licence: oneLine(set.licence ?? '') || 'Not said',
		authors:
			set.authors
				?.map(oneLine)
				.filter((name) => name !== '')
				.slice(0, 100) ?? [],
		revision: 1,
		markup: 'markdown',
		sources: [
			{
				id: 'file',
				title,
				author: author || 'Author not named',
				publisher: about.format,
				date: about.date,
				kind: 'question-set',
				citation: `${about.file}, a file of ${about.format}, taken over on ${about.date}`,
				passages: { unit: 'question', count: part.length }
			}
		],
		sections: sectionsOf(part, title),
		facts,
		questions: part.map(({ question }) => question)
	};
	if (file.authors.length === 0) file.authors = ['Author not named'];
	const images = new Map<string, Uint8Array>();
	const cards: Record<string, string> = {};
	for (const { file: name } of part.flatMap(({ question }) => fits.imagesOf(question))) {
		const bytes = set.pictures.get(name);
		if (!bytes) continue;
		const card = cardOf(bytes);
		cards[name] = writeCard(card);
		images.set(card.digest, bytes);
	}
	return {
		id,
		title,
		texts: { [BANK_FILE]: writeBank(file), ...cards },
		images,
		items: part.map(({ item, question }) => ({ question: question.id, item }))
	};
}

/** A section for each group, the first ones where there are more than a bank can have. */
function sectionsOf(part: readonly SoundItem[], title: string): SectionEntry[] {
	const sections: SectionEntry[] = [];
	const taken = new Set<string>();
	let before: string | null = null;
	part.forEach(({ item }, index) => {
		const name = cut(item.group.map(oneLine).filter(Boolean).join(' › ') || title, MOST_NAME);
		const last = sections.at(-1);
		if (last && (name === before || sections.length >= MOST_SECTIONS)) last.to = index + 1;
		else {
			const id = slugId(name, taken);
			taken.add(id);
			sections.push({ id, title: name, from: index + 1, to: index + 1 });
		}
		before = name;
	});
	return sections;
}

/** What the file says, in a line: the question and what it gives as right. */
function statementOf(question: QuestionEntry): string {
	const stem = oneLine(plainText(question.stem, 'markdown', true));
	return soundWords(cut(`${stem} → ${oneLine(keyWords(question))}`, MOST_STATEMENT));
}

const cut = (text: string, most: number) =>
	[...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text;

/** A title, name or the like, which is plain and has one line. */
const oneLine = (text: string) =>
	cut(
		withoutScriptLinks(text)
			.replace(/[\p{Cc}\s\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]+/gu, ' ')
			.replace(/[<>]/g, '')
			.trim(),
		MOST_NAME
	);

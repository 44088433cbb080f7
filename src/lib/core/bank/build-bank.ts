import { attributionQuestion } from './attribution';
import type { ImageCards } from './bank-images';
import type { Bank, Fact, Question, Section, Source } from './bank';
import { buildQuestion } from './build-question';
import { wovenIn } from './woven-in';
import type { BankFile, FactEntry, SectionEntry, SourceEntry } from './schema';

/**
 * A file without errors as the bank the engine uses.
 * @param texts the paragraphs of those sources that show their text, by the source's id.
 * @param images the pictures that were looked at, by the name of the file.
 */
export function buildBank(
	file: BankFile,
	texts: ReadonlyMap<string, string[]> = new Map(),
	images: ImageCards = new Map()
): Bank {
	const { markup = 'plain' } = file;
	const sources = file.sources.map((entry) => buildSource(entry, texts.get(entry.id)));
	const onlySource = sources[0]!.id;
	const sections = file.sections.map((entry) => buildSection(entry, onlySource));
	const facts = file.facts.map((entry) => buildFact(entry, onlySource));
	const sectionOfFact = new Map(facts.map((fact) => [fact.id, sectionOf(fact, sections)]));

	const written = file.questions.map((entry) =>
		buildQuestion(entry, sectionOfFact.get(entry.facts[0]!)!, markup, images)
	);
	const generated = facts
		.filter((_, index) => file.facts[index]!.attribution !== false)
		.map((fact) => attributionQuestion(fact, facts, sectionOfFact.get(fact.id)!, markup));
	const questions = sections.flatMap(({ id }) => {
		const here = (question: Question) => question.section === id;
		return wovenIn(written.filter(here), generated.filter(here));
	});

	const { id, title, summary, language, licence, authors, revision } = file;
	return {
		id,
		title,
		summary,
		language,
		licence,
		authors: [...authors],
		revision,
		markup,
		sources,
		sections,
		facts,
		questions
	};
}

export function buildSource(entry: SourceEntry, text: string[] | undefined): Source {
	const { id, title, author, publisher, date, kind, url, citation, note } = entry;
	const { unit, count, 'counted-from': countedFrom } = entry.passages;
	return {
		id,
		title,
		author,
		publisher,
		date,
		kind,
		...(url === undefined ? {} : { url }),
		...(citation === undefined ? {} : { citation }),
		passages: { unit, count, ...(countedFrom === undefined ? {} : { countedFrom }) },
		...(note === undefined ? {} : { note }),
		...(text === undefined ? {} : { text: [...text] })
	};
}

function buildSection(entry: SectionEntry, onlySource: string): Section {
	const { id, title, source, from, to } = entry;
	return { id, title, source: source ?? onlySource, from, to };
}

export function buildFact(entry: FactEntry, onlySource: string): Fact {
	const { id, source, passage, statement, quote, kind, note } = entry;
	return {
		id,
		source: source ?? onlySource,
		passage,
		statement,
		...(quote === undefined ? {} : { quote }),
		kind,
		saidBy: entry['said-by'],
		...(note === undefined ? {} : { note })
	};
}

function sectionOf(fact: Fact, sections: Section[]): string {
	const section = sections.find(
		({ source, from, to }) => source === fact.source && from <= fact.passage && fact.passage <= to
	);
	if (!section)
		throw new Error(`Fact ${fact.id} is in no section: check-references should have said so`);
	return section.id;
}

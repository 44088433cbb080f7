import { LISTS, type At, type BankParts } from './bank-parts';
import { missingInForm } from './explain-in-form';
import { error, quoted, withinEntry, words, type Path, type Remark } from './finding';
import { suggestion } from './nearest-name';
import type { FactEntry, SectionEntry } from './schema';

/** Looking for a near name takes long where all are wrong, and then helps nobody. */
const MAX_GUESSES = 50;
/** Of references to facts that are not there; the rest would not be told anyway. */
const MAX_UNKNOWN = 1000;

type Guess = (wanted: string, names: readonly string[]) => string;

/** What the entries of a bank say about each other: ids, sources, passages, sections, facts. */
export function checkReferences(parts: BankParts): Remark[] {
	let guesses = MAX_GUESSES;
	const guess: Guess = (wanted, names) =>
		guesses-- > 0 ? suggestion(wanted, names) : 'Add it, or name another.';
	const sections = checkSections(parts, guess);
	return [
		...doubleIds(parts),
		...parts.sources.flatMap(sourceRules),
		...sections,
		...checkFacts(parts, parts.whole.sections && sections.length === 0, guess),
		...checkFactsOfQuestions(parts, guess),
		...checkExplanations(parts)
	];
}

function doubleIds(parts: BankParts): Remark[] {
	const remarks: Remark[] = [];
	for (const list of LISTS) {
		const seen = new Set<string>();
		for (const { id, path } of parts.ids[list]) {
			const what = list.slice(0, -1);
			if (seen.has(id))
				remarks.push(
					error(
						path,
						'duplicate-id',
						`Another ${what} has the id ${quoted(id)}`,
						'Give this one an id of its own.',
						{
							problem: words`Another ${what} has the same name in the file, ${{ said: id }}`,
							mend: words`Give this one another “id” in the text of the bank.`
						}
					)
				);
			seen.add(id);
		}
	}
	return remarks;
}

function sourceRules({ entry, path }: BankParts['sources'][number]): Remark[] {
	if (entry.url || entry.citation) return [];
	return [
		error(
			path,
			'source-without-place',
			`The source ${quoted(entry.id)} tells neither url nor citation`,
			'Say where it can be read.',
			{
				problem: words`The source has neither ${{ field: ['url'] }} nor ${{ field: ['citation'] }}`
			}
		)
	];
}

/** The source an entry names, or the only one there is. */
function sourceOf(parts: BankParts, entry: { source?: string }): string | null {
	return entry.source ?? (parts.ids.sources.length === 1 ? parts.ids.sources[0]!.id : null);
}

function checkSource(
	parts: BankParts,
	{ entry, path }: At<{ source?: string }>,
	guess: Guess
): Remark[] {
	const source = sourceOf(parts, entry);
	const names = parts.ids.sources.map(({ id }) => id);
	if (source === null)
		return names.length === 0
			? []
			: [
					error(
						path,
						'missing-field',
						'It is not said which source this is from',
						`Add "source: ...", one of: ${names.join(', ')}.`,
						{
							mend: words`Say it in the text of the bank: “source: ” and one of ${names.join(', ')}.`
						}
					)
				];
	if (names.includes(source)) return [];
	return [
		error(
			[...path, 'source'],
			'unknown-source',
			`There is no source ${quoted(source)}`,
			guess(source, names),
			{
				problem: words`The source that this is from (${{ said: source }}) is not in the bank`,
				mend: words`Name another in the text of the bank.`
			}
		)
	];
}

function outside(
	parts: BankParts,
	entry: { source?: string },
	passage: number,
	path: Path
): Remark[] {
	const source = parts.sources.find(({ entry: { id } }) => id === sourceOf(parts, entry));
	if (!source || passage <= source.entry.passages.count) return [];
	const { unit, count } = source.entry.passages;
	return [
		error(
			path,
			'outside-source',
			`${unit} ${passage} is past the end of ${quoted(source.entry.id)}, which has ${count}`,
			'Correct it, or the count of the source.',
			{
				problem: words`The source ends at ${unit} ${count}, so there is no ${passage}`,
				mend: words`Correct ${{ field: withinEntry(path) }}.`
			}
		)
	];
}

function checkSections(parts: BankParts, guess: Guess): Remark[] {
	const remarks: Remark[] = [];
	const bySource = new Map<string | null, At<SectionEntry>[]>();
	for (const section of parts.sections) {
		const { entry, path } = section;
		remarks.push(
			...checkSource(parts, section, guess),
			...outside(parts, entry, entry.to, [...path, 'to'])
		);
		if (entry.from > entry.to)
			remarks.push(
				error(
					[...path, 'from'],
					'section-backwards',
					`The section ends (${entry.to}) before it begins (${entry.from})`,
					'Swap them.'
				)
			);
		const source = sourceOf(parts, entry);
		bySource.set(source, [...(bySource.get(source) ?? []), section]);
	}
	for (const sections of bySource.values()) {
		let last: At<SectionEntry> | null = null;
		for (const section of sections.sort((a, b) => a.entry.from - b.entry.from)) {
			if (last && section.entry.from <= last.entry.to)
				remarks.push(
					error(
						[...section.path, 'from'],
						'sections-overlap',
						`The section ${quoted(section.entry.id)} begins at ${section.entry.from}, within ${quoted(last.entry.id)}, which goes to ${last.entry.to}`,
						'Let each passage be in one section.',
						{
							problem: words`The section ${{ said: section.entry.title }} begins at ${section.entry.from}, within ${{ said: last.entry.title }}, which goes to ${last.entry.to}`
						}
					)
				);
			if (!last || section.entry.to > last.entry.to) last = section;
		}
	}
	return remarks;
}

/** @param sectioned whether the sections are sound, so that a fact outside them is the fact's mistake. */
function checkFacts(parts: BankParts, sectioned: boolean, guess: Guess): Remark[] {
	const remarks: Remark[] = [];
	const sections = parts.sections.map(({ entry }) => ({
		...entry,
		source: sourceOf(parts, entry)
	}));
	for (const fact of parts.facts) {
		const { entry, path } = fact;
		const wrong = [
			...checkSource(parts, fact, guess),
			...outside(parts, entry, entry.passage, [...path, 'passage'])
		];
		remarks.push(...wrong);
		if (wrong.length > 0 || !sectioned) continue;
		if (!sections.some((section) => covers(section, sourceOf(parts, entry), entry)))
			remarks.push(
				error(
					[...path, 'passage'],
					'fact-in-no-section',
					`Passage ${entry.passage} is in no section, and so is the fact ${quoted(entry.id)}`,
					'Widen a section or add one.',
					{
						problem: words`Passage ${entry.passage} is in no section of the bank, and so is the fact`,
						mend: words`Widen a section or add one, at ${{ form: 'bank' }}.`
					}
				)
			);
	}
	return remarks;
}

function covers(
	section: { source: string | null; from: number; to: number },
	source: string | null,
	fact: FactEntry
): boolean {
	return section.source === source && section.from <= fact.passage && fact.passage <= section.to;
}

function checkFactsOfQuestions(parts: BankParts, guess: Guess): Remark[] {
	const remarks: Remark[] = [];
	const ids = parts.ids.facts.map(({ id }) => id);
	const names = new Set(ids);
	for (const { entry, path } of parts.questions) {
		if (remarks.length >= MAX_UNKNOWN) break;
		entry.facts.forEach((fact, index) => {
			const at = [...path, 'facts', index];
			if (!names.has(fact))
				remarks.push(
					error(at, 'unknown-fact', `There is no fact ${quoted(fact)}`, guess(fact, ids), {
						problem: words`The question rests on a fact that is not in the bank, ${{ said: fact }}`,
						mend: words`Choose another at ${{ field: ['facts'] }}, and take this one off.`
					})
				);
			else if (entry.facts.indexOf(fact) < index)
				remarks.push(
					error(at, 'fact-twice', `The fact ${quoted(fact)} is named twice`, 'Take one out.', {
						problem: words`The question rests on the same fact twice`,
						mend: words`Take one off at ${{ field: ['facts'] }}.`
					})
				);
		});
	}
	return remarks;
}

/** Who writes a question says why its key is right; a question that was taken over from a file may come without. */
function checkExplanations(parts: BankParts): Remark[] {
	const sets = new Set(
		parts.sources.filter(({ entry }) => entry.kind === 'question-set').map(({ entry }) => entry.id)
	);
	const taken = new Set(
		parts.facts
			.filter(({ entry }) => sets.has(sourceOf(parts, entry) ?? ''))
			.map(({ entry }) => entry.id)
	);
	return parts.questions
		.filter(({ entry }) => entry.explanation === undefined && !taken.has(entry.facts[0]!))
		.map(({ path }) =>
			error(
				[...path, 'explanation'],
				'missing-field',
				`The field "explanation" is missing or empty`,
				'Say what the source says, in your own words.',
				missingInForm([...path, 'explanation'])
			)
		);
}

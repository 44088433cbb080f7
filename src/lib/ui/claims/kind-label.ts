import type { ClaimKind, Fact, PassageUnit, Source, SourceKind } from '$lib/core/bank/bank';
import { m } from '$lib/paraglide/messages';

export function kindLabel(kind: ClaimKind): string {
	return {
		event: m.kind_event,
		figure: m.kind_figure,
		statement: m.kind_statement,
		judgement: m.kind_judgement
	}[kind]();
}

/** What that kind of claim is, in a sentence. */
export function kindMeaning(kind: ClaimKind): string {
	return {
		event: m.kind_event_meaning,
		figure: m.kind_figure_meaning,
		statement: m.kind_statement_meaning,
		judgement: m.kind_judgement_meaning
	}[kind]();
}

export function sourceKindLabel(kind: SourceKind): string {
	return {
		'opinion-article': m.source_opinion_article,
		'news-report': m.source_news_report,
		explainer: m.source_explainer,
		textbook: m.source_textbook,
		paper: m.source_paper,
		statute: m.source_statute,
		speech: m.source_speech,
		dataset: m.source_dataset,
		'question-set': m.source_question_set,
		other: m.source_other
	}[kind]();
}

/** "paragraph 3", "page 12" ... */
export function passageLabel(unit: PassageUnit, passage: number): string {
	return {
		paragraph: m.passage_paragraph,
		page: m.passage_page,
		section: m.passage_section,
		time: m.passage_time,
		question: m.passage_question
	}[unit]({ passage });
}

/** Where a fact stands, in words; empty if its source is not among those given. */
export function placeOf(fact: Fact, sources: readonly Source[]): string {
	const source = sources.find(({ id }) => id === fact.source);
	return source ? passageLabel(source.passages.unit, fact.passage) : '';
}

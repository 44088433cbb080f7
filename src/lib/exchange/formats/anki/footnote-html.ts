import type { Bank, FactId } from '../../../core/bank/bank';
import { escapeHtml, lettersHtml, writeHtml } from '../../rich-text/write-html';

/** Where a fact stands and who says so; empty for a fact that the bank has not. */
export function footnoteHtml(id: FactId, bank: Bank): string {
	const fact = bank.facts.find((each) => each.id === id);
	const source = bank.sources.find((each) => each.id === fact?.source);
	if (!fact || !source) return '';
	const place = `${source.passages.unit === 'time' ? 'at' : source.passages.unit} ${fact.passage}`;
	const title = source.url
		? `<a href="${escapeHtml(source.url)}">${lettersHtml(source.title)}</a>`
		: lettersHtml(source.title);
	const names = [source.author, source.publisher, source.date, source.citation].filter(Boolean);
	const quote = fact.quote ? ` “${lettersHtml(fact.quote)}”` : '';
	const notes = [fact.note, source.note].filter((note) => note !== undefined);
	return [
		`<p>${writeHtml(fact.statement, bank.markup)}${quote}`,
		`<br>${lettersHtml(`${fact.saidBy} (${fact.kind})`)}: <i>${title}</i>, `,
		`${lettersHtml([...names, place].join(', '))}`,
		...notes.map((note) => `<br>${lettersHtml(note)}`),
		'</p>'
	].join('');
}

import type { Bank, FactId } from '../../../core/bank/bank';
import { escapeHtml, writeHtml } from '../../rich-text/write-html';

/** Where a fact stands and who says so; empty for a fact that the bank has not. */
export function footnoteHtml(id: FactId, bank: Bank): string {
	const fact = bank.facts.find((each) => each.id === id);
	const source = bank.sources.find((each) => each.id === fact?.source);
	if (!fact || !source) return '';
	const place = `${source.passages.unit === 'time' ? 'at' : source.passages.unit} ${fact.passage}`;
	const title = source.url
		? `<a href="${escapeHtml(source.url)}">${escapeHtml(source.title)}</a>`
		: escapeHtml(source.title);
	const names = [source.author, source.publisher, source.date, source.citation].filter(Boolean);
	const quote = fact.quote ? ` “${escapeHtml(fact.quote)}”` : '';
	const notes = [fact.note, source.note].filter((note) => note !== undefined);
	return [
		`<p>${writeHtml(fact.statement, bank.markup)}${quote}`,
		`<br>${escapeHtml(`${fact.saidBy} (${fact.kind})`)}: <i>${title}</i>, `,
		`${escapeHtml([...names, place].join(', '))}`,
		...notes.map((note) => `<br>${escapeHtml(note)}`),
		'</p>'
	].join('');
}

/** A line of the exported table of events, as whoever has nothing but its schema knows it. */
export interface ExportedRow {
	id: string;
	type: string;
	taken_back: boolean;
	at: string | null;
	offset_min: number;
	day: string | null;
	device: string;
	bank: string | null;
	question: string | null;
	session: string | null;
	mode: string | null;
	attempt: number | null;
	question_type: string | null;
	outcome: string | null;
	score: number | null;
	confidence: number | null;
	duration_ms: number | null;
	hint: string | null;
	response: string | null;
	wording: string | null;
	key: string | null;
	due: string | null;
	rating: string | null;
	answer: string | null;
	target: string | null;
	on: boolean | null;
	until: string | null;
	change: string | null;
	settings: string | null;
	more: string | null;
}

/** The rows that count, in the log's order. */
export function standingRows(jsonLines: string): ExportedRow[] {
	return jsonLines
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as ExportedRow)
		.filter((row) => row.type !== 'undone' && !row.taken_back);
}

/** Days from one date (YYYY-MM-DD) to another. */
export const daysBetween = (from: string, to: string): number =>
	(Date.parse(to) - Date.parse(from)) / 86_400_000;

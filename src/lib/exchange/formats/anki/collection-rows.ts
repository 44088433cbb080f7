/** What a collection of schema 11 holds beside notes and cards, in the JSON that Anki reads. */

/** Tables and indices as every Anki since 2.0 makes them. */
export const SCHEMA_11 = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
	ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
	models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
	usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
	flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
	mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
	ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
	odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
	ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;

/** The fields of our note type, in order. */
export const FIELDS = [
	'Question',
	'Choices',
	'Answer',
	'Feedback',
	'Explanation',
	'Footnote',
	'Hint'
] as const;
/** Never changes: by it Anki knows the note type again. */
export const NOTE_TYPE_ID = 1_732_600_000_007;

const FRONT = `<div class="question">{{Question}}</div>
{{#Choices}}<div class="choices">{{Choices}}</div>{{/Choices}}
{{#Hint}}<div class="hint">{{hint:Hint}}</div>{{/Hint}}`;
const BACK = `{{FrontSide}}

<hr id=answer>

<div class="answer">{{Answer}}</div>
{{#Feedback}}<div class="feedback">{{Feedback}}</div>{{/Feedback}}
{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}
{{#Footnote}}<div class="footnote">{{Footnote}}</div>{{/Footnote}}`;
const STYLE = `.card { font-family: serif; font-size: 20px; line-height: 1.4; text-align: left; max-width: 40em; margin: 0 auto; }
.answer { font-weight: bold; }
.feedback, .footnote { font-size: 80%; }
.footnote { border-top: 1px solid; margin-top: 1em; }
ul { padding-left: 1.2em; }
img { max-width: 100%; }
`;

/** @param modSecs when the note type was changed last, in seconds since the epoch */
export function modelsJson(modSecs: number): string {
	const field = (name: string, ord: number) => ({
		name,
		ord,
		sticky: false,
		rtl: false,
		font: 'Arial',
		size: 20,
		media: []
	});
	return JSON.stringify({
		[NOTE_TYPE_ID]: {
			id: NOTE_TYPE_ID,
			name: 'Footnote',
			type: 0,
			mod: modSecs,
			usn: -1,
			sortf: 0,
			did: null,
			tmpls: [
				{
					name: 'Card 1',
					ord: 0,
					qfmt: FRONT,
					afmt: BACK,
					bqfmt: '',
					bafmt: '',
					did: null,
					bfont: '',
					bsize: 0
				}
			],
			flds: FIELDS.map(field),
			css: STYLE,
			latexPre:
				'\\documentclass[12pt]{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\begin{document}\n',
			latexPost: '\\end{document}',
			latexsvg: false,
			req: [[0, 'any', [0, 1]]],
			tags: [],
			vers: []
		}
	});
}

export function decksJson(decks: ReadonlyMap<string, number>, modSecs: number): string {
	const deck = (name: string, id: number) => ({
		id,
		mod: modSecs,
		name,
		usn: -1,
		lrnToday: [0, 0],
		revToday: [0, 0],
		newToday: [0, 0],
		timeToday: [0, 0],
		collapsed: false,
		browserCollapsed: false,
		desc: '',
		dyn: 0,
		conf: 1,
		extendNew: 0,
		extendRev: 0
	});
	return JSON.stringify(
		Object.fromEntries(
			[['Default', 1] as const, ...decks].map(([name, id]) => [id, deck(name, id)])
		)
	);
}

/** The options of decks that Anki has by default. */
export const DECK_OPTIONS_JSON = JSON.stringify({
	1: {
		id: 1,
		mod: 0,
		name: 'Default',
		usn: 0,
		maxTaken: 60,
		autoplay: true,
		timer: 0,
		replayq: true,
		new: {
			bury: false,
			delays: [1, 10],
			initialFactor: 2500,
			ints: [1, 4, 0],
			order: 1,
			perDay: 20
		},
		rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
		lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
		dyn: false
	}
});

/**
 * @param next the place of the next new card
 * @param clock by which the days are counted; without it Anki takes the zone of whoever brings the package in, and a card
 * may be due a day early or late (rslib, scheduler/timing.rs)
 */
export const settingsJson = (next: number, clock: { offsetMin: number; dayEndHour: number }) =>
	JSON.stringify({
		creationOffset: 0 - clock.offsetMin,
		localOffset: 0 - clock.offsetMin,
		rollover: clock.dayEndHour,
		nextPos: next,
		schedVer: 2,
		activeDecks: [1],
		curDeck: 1,
		curModel: NOTE_TYPE_ID,
		sortType: 'noteFld',
		sortBackwards: false,
		newSpread: 0,
		collapseTime: 1200,
		timeLim: 0,
		estTimes: true,
		dueCounts: true,
		addToCur: true,
		dayLearnFirst: false
	});

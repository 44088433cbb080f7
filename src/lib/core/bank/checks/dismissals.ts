import type { Path, Remark } from '../finding';
import { quoted, warning, words } from '../finding';
import { suggestion } from '../nearest-name';
import { ERROR_CODES, WARNING_CODES } from './check-codes';

/** A warning that the author has looked at and does not follow, with why. */
export interface Dismissed extends Remark {
	reason: string;
}

/** Looking for a near name takes long where all are wrong, and then helps nobody. */
const MAX_GUESSES = 50;
/** Depends on which other banks are at hand, so that it may come back. */
const ELSEWHERE = 'near-duplicate-elsewhere';

/** What of a file can carry dismissals. */
export interface Dismissing {
	questions: readonly { dismissed?: Record<string, string> | undefined }[];
	facts: readonly { dismissed?: Record<string, string> | undefined }[];
	dismissed?: Record<string, string> | undefined;
}

/**
 * Takes the dismissed warnings out. A reason stands at the question or the fact it is about, or at the bank for what is about neither.
 * @returns what is left and what was dismissed; a dismissal of an error or of what no check knows is itself a warning among the rest.
 * @param complete whether all checks saw the whole bank, so that a dismissal of what was not found is one too many.
 */
export function withoutDismissed(
	remarks: readonly Remark[],
	file: Dismissing,
	complete: boolean
): { remarks: Remark[]; dismissed: Dismissed[] } {
	const left: Remark[] = [];
	const dismissed: Dismissed[] = [];
	const met = new Set<string>();
	for (const remark of remarks) {
		const { dismissed: reasons, path } = placeOf(remark.path, file);
		const { code, severity } = remark;
		if (severity === 'error' || !reasons || !Object.hasOwn(reasons, code)) {
			left.push(remark);
			continue;
		}
		dismissed.push({ ...remark, reason: reasons[code]! });
		met.add(JSON.stringify([...path, code]));
	}
	let guesses = MAX_GUESSES;
	for (const { dismissed: reasons, path } of places(file))
		for (const code of Object.keys(reasons)) {
			const guess = guesses > 0;
			const remark = wrong(code, [...path, 'dismissed', code], guess);
			if (remark) {
				guesses--;
				left.push(remark);
			} else if (complete && code !== ELSEWHERE && !met.has(JSON.stringify([...path, code])))
				left.push(
					warning(
						[...path, 'dismissed', code],
						'idle-dismissal',
						`There is no warning ${quoted(code)} here to dismiss`,
						'Take it out, or put it where the warning is: at the question, the fact or the bank.',
						{
							problem: words`The warning “${code}” that is dismissed here is not there`,
							mend: words`Take it out of “dismissed” in the text of the bank.`
						}
					)
				);
		}
	return { remarks: left, dismissed };
}

function wrong(code: string, path: Path, guess: boolean): Remark | null {
	if (WARNING_CODES.some((known) => known === code)) return null;
	if (ERROR_CODES.some((known) => known === code))
		return warning(
			path,
			'error-dismissed',
			`${quoted(code)} is an error, and errors cannot be dismissed`,
			'Mend what it tells of, and take this out.',
			{
				mend: words`Mend what it tells of, and take it out of “dismissed” in the text of the bank.`
			}
		);
	return warning(
		path,
		'unknown-dismissal',
		`No warning has the code ${quoted(code)}, and only warnings can be dismissed`,
		guess ? suggestion(code, WARNING_CODES) : 'Take it out, or correct it.',
		{ mend: words`Take it out of “dismissed” in the text of the bank, or correct it there.` }
	);
}

interface Place {
	path: Path;
	dismissed: Record<string, string>;
}

function placeOf(
	[list, index]: Path,
	file: Dismissing
): { path: Path; dismissed: Record<string, string> | undefined } {
	if ((list === 'questions' || list === 'facts') && typeof index === 'number')
		return { path: [list, index], dismissed: file[list][index]?.dismissed };
	return { path: [], dismissed: file.dismissed };
}

function places(file: Dismissing): Place[] {
	const of = (list: 'questions' | 'facts') =>
		file[list].flatMap(({ dismissed }, index) =>
			dismissed ? [{ path: [list, index], dismissed }] : []
		);
	const bank = file.dismissed ? [{ path: [], dismissed: file.dismissed }] : [];
	return [...bank, ...of('facts'), ...of('questions')];
}

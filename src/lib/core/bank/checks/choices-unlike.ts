import { quoted, warning } from '../finding';
import { datePrecision } from './date-precision';
import { quantityOf, unitFamily } from './quantity';
import { choiceSets, isEnglish, type Check, type ChoiceSet } from './written-question';

/** How many times the mean of the others a distractor is long before it stands out, and by how many characters. */
const LONGER = 3;
const MIN_DIFFERENCE = 50;

/**
 * Choices of more than one kind: numbers among words, kilometres among miles, sentences among phrases, "to" with "-ing",
 * one far longer than the rest. "Keep choices homogeneous in content and grammatical structure" and "about equal" in length:
 * Haladyna, Downing & Rodriguez (2002), guidelines 23 and 24; NBME Item-Writing Guide (2020), "options not parallel".
 * A key that is too long is told of in longest-key.ts.
 */
export const choicesUnlike: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	return written.flatMap(choiceSets).flatMap((set) => {
		for (const find of [mixedKinds, mixedUnits, mixedStops, mixedCapitals, mixedForms, tooLong]) {
			const odd = find(set);
			if (odd) return [warning(set.paths[odd.index]!, 'choices-unlike', odd.problem, odd.mend)];
		}
		return [];
	});
};

interface Odd {
	index: number;
	problem: string;
	mend: string;
}

/** Words that stand for a number. */
const IN_WORDS =
	/^(?:none|no\b|not\b|never|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|once|both|all|many|about|more|less|fewer|several|an? )/i;

function mixedKinds({ choices }: ChoiceSet): Odd | null {
	const isNumber = choices.map(({ text }) => isPlainQuantity(text) || datePrecision(text) !== null);
	const isWord = choices.map(
		({ text }, index) => !isNumber[index] && !/\d/.test(text) && !IN_WORDS.test(text)
	);
	if (!isNumber.includes(true) || !isWord.includes(true)) return null;
	const fewer = count(isNumber) <= count(isWord) ? isNumber : isWord;
	const index = fewer.indexOf(true);
	return {
		index,
		problem: `Some choices are numbers and some are words, so ${quoted(choices[index]!.text)} stands out`,
		mend: 'Let all choices answer the same question: how many, when, who, why.'
	};
}

/** With no unit, or one that is known: 3x is a formula. */
function isPlainQuantity(text: string): boolean {
	const quantity = quantityOf(text);
	return quantity !== null && (quantity.unit === '' || unitFamily(quantity.unit) !== null);
}

function mixedUnits({ choices }: ChoiceSet): Odd | null {
	const quantities = choices.map(({ text }) => quantityOf(text));
	const families = quantities.map((quantity) => {
		if (!quantity) return null;
		return quantity.unit === '' ? 'none' : unitFamily(quantity.unit);
	});
	const known = families.filter((family) => family !== null);
	if (new Set(known).size < 2) return null;
	const usual = known.find((family) => family !== 'none');
	const index = families.findIndex((family) => family !== null && family !== usual);
	return {
		index,
		problem: `${quoted(choices[index]!.text)} is not in the unit that other choices are in`,
		mend: 'Give all choices in one unit.'
	};
}

/** Abbreviations end with a full stop, too. */
const FULL_STOP = /(?:[a-z]{3}|\d)[.!]["”’']?$/;

function mixedStops({ choices }: ChoiceSet): Odd | null {
	const stops = choices.map(({ text }) => FULL_STOP.test(text));
	if (new Set(stops).size < 2) return null;
	const isRare = count(stops) * 2 <= choices.length;
	const index = stops.indexOf(isRare);
	return {
		index,
		problem: `${quoted(choices[index]!.text)} ${isRare ? 'ends' : 'does not end'} with a full stop, unlike other choices`,
		mend: 'End all of them in the same way.'
	};
}

/** A capital that is no name's. */
const OPENING =
	/^(?:The|An?|It|They|He|She|We|In|On|At|To|Of|By|For|From|With|Because|When|That|This)\s/;

function mixedCapitals({ choices }: ChoiceSet): Odd | null {
	const lower = choices.map(({ text }) => /^[a-z]{2,} /.test(text));
	if (!lower.includes(true) || !choices.some(({ text }) => OPENING.test(text))) return null;
	const index = lower.indexOf(true);
	return {
		index,
		problem: `${quoted(choices[index]!.text)} begins with a small letter, other choices with a capital`,
		mend: 'Begin all of them in the same way.'
	};
}

const INFINITIVE =
	/^[Tt]o (?!the\b|an?\b|its?\b|their\b|his\b|her\b|both\b|all\b|each\b|this\b|that\b)[a-z]/;

function mixedForms({ choices }: ChoiceSet): Odd | null {
	const infinitives = choices.map(({ text }) => INFINITIVE.test(text));
	if (!infinitives.includes(true) || !infinitives.includes(false)) return null;
	const isRare = count(infinitives) * 2 <= choices.length;
	const index = infinitives.indexOf(isRare);
	return {
		index,
		problem: `${quoted(choices[index]!.text)} ${isRare ? 'begins' : 'does not begin'} with "to" and a verb, unlike other choices`,
		mend: 'Give all choices the same grammatical form.'
	};
}

function tooLong({ choices }: ChoiceSet): Odd | null {
	for (const [index, { text, correct }] of choices.entries()) {
		if (correct) continue;
		const others = choices.filter((_, other) => other !== index);
		const mean = others.reduce((sum, other) => sum + other.text.length, 0) / others.length;
		if (text.length <= LONGER * mean || text.length - mean < MIN_DIFFERENCE) continue;
		return {
			index,
			problem: `This wrong answer has ${text.length} characters, the other choices ${Math.round(mean)} on average`,
			mend: 'Shorten it to what the others have.'
		};
	}
	return null;
}

function count(flags: readonly boolean[]): number {
	return flags.filter(Boolean).length;
}

import type { NumericQuestion } from '../bank/bank';
import { gradeOf } from './outcome';
import { plainUnit, readQuantity, type QuantityReading } from './read-quantity';
import type { Grade, ResponseOf } from './response';
import { isSameNumber } from './same-number';
import { isUnit, splitScale } from './units';

/** A value that is right, and the units it is right in. */
interface Target {
	value: number;
	tolerance: number;
	units: string[];
}

/** What the right number with no unit, or with another one, is worth. */
const WITHOUT_UNIT = 0.5;

/**
 * A number is right when one way to read it (see readQuantity) is within the tolerance, its unit, where given, is an
 * accepted one, and given where it is required. The right number with a missing or a wrong unit scores half and is no
 * pass. Of the ways to read it, the likeliest that means something here counts: the key or a known confusion.
 */
export function gradeNumeric(question: NumericQuestion, response: ResponseOf<'numeric'>): Grade {
	const targets = targetsOf(question);
	const readings = readQuantity(
		response.text,
		targets.flatMap((target) => target.units)
	);
	if (readings.length === 0) return gradeOf(0, {}, [{ code: 'not-a-number' }]);

	let withoutUnit: Grade | null = null;
	for (const reading of [...readings, ...asShares(question, readings)]) {
		const hits = targets.filter(({ value, tolerance }) =>
			isSameNumber(reading.value, value, tolerance)
		);
		if (hits.some((target) => hasRightUnit(question, target, reading))) return gradeOf(1);
		const confusion = question.confusions.find(({ value }) =>
			isSameNumber(reading.value, value, question.tolerance)
		);
		if (hits.length > 0) {
			const code = reading.units.length === 0 ? 'unit-missing' : 'unit-wrong';
			withoutUnit ??= gradeOf(WITHOUT_UNIT, {}, [{ code, unit: question.unit?.name ?? '' }]);
		} else if (confusion && withoutUnit === null) {
			return gradeOf(0, {}, [{ code: 'confusion', feedback: confusion.feedback }]);
		}
	}
	return withoutUnit ?? gradeOf(0);
}

/** An answer of 3.8 in "billion dollars" is also 3,800,000,000 in dollars. */
function targetsOf({ answer, tolerance, unit }: NumericQuestion): Target[] {
	const units = unit === undefined ? [] : [unit.name, ...unit.accept].map(plainUnit);
	const target = { value: answer, tolerance, units };
	const scaled = units.map(splitScale).find(({ factor, rest }) => factor !== 1 && rest !== '');
	if (scaled === undefined) return [target];
	const { factor } = scaled;
	const bases = units.map(splitScale).filter((each) => each.factor === factor);
	return [
		target,
		{
			value: answer * factor,
			tolerance: tolerance * factor,
			units: bases.map(({ rest }) => rest)
		}
	];
}

function hasRightUnit(
	question: NumericQuestion,
	target: Target,
	reading: QuantityReading
): boolean {
	// Nothing was asked about a unit: what the learner adds is a courtesy.
	if (question.unit === undefined) return true;
	if (reading.units.length === 0) return !question.unit.required;
	return reading.units.every((unit) => isUnit(unit, target.units));
}

/** Where no unit is known, 9 % may also be 0.09. */
function asShares(question: NumericQuestion, readings: QuantityReading[]): QuantityReading[] {
	if (question.unit !== undefined) return [];
	const percents = readings.filter(({ units }) => units.some((unit) => isUnit(unit, ['%'])));
	return percents.map(({ value }) => ({ value: value / 100, units: [] }));
}

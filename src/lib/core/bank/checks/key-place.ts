import { warning, words, type Remark } from '../finding';
import { choiceSets, type Check } from './written-question';

/** Sets in a fixed order; of fewer no place can be told from chance. */
const MIN_SETS = 8;
/** Standard deviations above chance; higher than elsewhere, since each place is tried. */
const SIGMA = 2.5;
/** The most runs of that length one would expect by chance in all. */
const RARE = 0.05;

/**
 * The key stands in one place too often, or many times in a row, where the order of choices is fixed (all of them pinned);
 * elsewhere choices are shuffled when they are shown. "Vary the location of the right answer":
 * Haladyna, Downing & Rodriguez (2002), guideline 20; Attali & Bar-Hillel (2003), Journal of Educational Measurement 40(2).
 */
export const keyPlace: Check = (_bank, written) => {
	const fixed = written
		.filter(({ question }) => question.type === 'single')
		.flatMap(choiceSets)
		.filter(({ choices }) => choices.every(({ pinned }) => pinned));
	const places = fixed.map(({ choices }) => choices.findIndex(({ correct }) => correct));
	const sizes = fixed.map(({ choices }) => choices.length);
	const often = tooOften(places, sizes);
	if (often !== null) return [often];
	const run = longestRun(places, sizes);
	if (!run) return [];
	return [
		warning(
			fixed[run.from]!.paths[places[run.from]!]!,
			'key-place-run',
			`From this question on the right answer is choice ${places[run.from]! + 1} in ${run.length} questions of fixed order running`,
			'Change the order of the questions or, where it means nothing, take "pinned" out.',
			{
				mend: words`Change the order of the questions or, where that of the choices means nothing, untick ${{ box: 'pinned' }}.`
			}
		)
	];
};

function tooOften(places: readonly number[], sizes: readonly number[]): Remark | null {
	if (places.length < MIN_SETS) return null;
	for (let place = 0; place < Math.max(...sizes); place++) {
		const chances = sizes.filter((size) => size > place).map((size) => 1 / size);
		const expected = chances.reduce((sum, chance) => sum + chance, 0);
		const deviation = Math.sqrt(chances.reduce((sum, chance) => sum + chance * (1 - chance), 0));
		const count = places.filter((each) => each === place).length;
		if (count <= expected + SIGMA * deviation) continue;
		const problem = `In ${count} of ${places.length} questions whose order is fixed the right answer is choice ${place + 1}; by chance it would be about ${Math.round(expected)}`;
		return warning(
			['questions'],
			'key-place',
			problem,
			'Choose wrong answers on both sides of the right one, or take "pinned" out where the order means nothing.',
			{
				mend: words`Choose wrong answers on both sides of the right one, or untick ${{ box: 'pinned' }} where the order means nothing.`
			}
		);
	}
	return null;
}

/** The longest run of one place, where chance would hardly make one. */
function longestRun(places: readonly number[], sizes: readonly number[]) {
	let best: { from: number; length: number } | null = null;
	for (let from = 0; from < places.length;) {
		let to = from + 1;
		let chance = 1;
		while (to < places.length && places[to] === places[from]) chance /= sizes[to++]!;
		const length = to - from;
		const expected = chance * (places.length - length + 1);
		if (expected < RARE && length > (best?.length ?? 0)) best = { from, length };
		from = to;
	}
	return best;
}

/** What is to be reached: how many of 20 are predicted better, how near recall is to what is wanted, how near fsrs-rs. */
const AIM = { better: 18 / 20, points: 0.02, behindNative: 0.001 };
const WANTED = 0.9;

/**
 * @typedef {import('./fit-bench.ts').FitPlan} FitPlan
 * @typedef {import('./fit-bench.ts').FittedLearner} FittedLearner
 */

/** @param {number} share */
const inPercent = (share) => `${(100 * share).toFixed(1)} %`;

/** @param {boolean} met */
const verdict = (met) => (met ? 'met' : 'MISSED');

/** @param {(string | number)[]} cells */
const line = (cells) => console.log(cells.map((cell) => String(cell).padStart(11)).join(''));

/**
 * Fits simulated learners, and prints how well it predicts and schedules. Needs TypeScript to be loadable.
 * @param {FitPlan} plan
 */
export async function reportFit(plan) {
	const bench = await import('./fit-bench.ts');
	console.log(
		`\n${plan.learners} simulated learners, fitted to ${plan.reviews} reviews: log loss on the next ${plan.later} (– fsrs-rs: on those fitted), and recall by each schedule where it gave more than a day\n`
	);
	line(['learner', 'default', 'fitted', 'own', '– fsrs-rs', 'offered', 'default', 'fitted', 'own']);
	/** @type {FittedLearner[]} */
	const learners = [];
	for (let at = 1; at <= plan.learners; at++) {
		const learner = await bench.fitOneLearner(`learner ${at}`, plan);
		learners.push(learner);
		printLearner(at, learner);
	}
	printSums(learners);

	console.log('\nThe verdict, by how many reviews it rests on');
	line(['reviews', 'learners', 'truly', 'offered', 'right', 'gain', 'harm']);
	const verdicts = [];
	for (const reviews of plan.verdictsOn) {
		const tried = bench.tryVerdict(reviews, plan.verdictLearners);
		verdicts.push(tried);
		const share = inPercent(tried.right / tried.offered);
		const [gain, harm] = [tried.gain.toFixed(4), tried.harm.toFixed(4)];
		line([reviews, tried.learners, tried.truly, tried.offered, share, gain, harm]);
	}
	const times = await bench.timeFit(plan.timed, plan.rounds);
	return { learners, verdicts, times, whole: bench.timeVerdict(plan.timed) };
}

/** @param {number} at @param {FittedLearner} learner */
function printLearner(at, { usual, fitted, own, beyondNative, offered, recall }) {
	const losses = [usual, fitted, own].map((loss) => loss.toFixed(4));
	const beyond = beyondNative === null ? 'none' : beyondNative.toFixed(4);
	const recalls = [recall.usual, recall.fitted, recall.own].map(inPercent);
	line([at, ...losses, beyond, offered ? 'yes' : 'no', ...recalls]);
}

/** @param {FittedLearner[]} learners */
function printSums(learners) {
	const better = learners.filter(({ usual, fitted }) => fitted < usual).length;
	const offered = learners.filter((learner) => learner.offered).length;
	console.log(
		`\nPredicted better than by the default weights: ${better} of ${learners.length} (${verdict(better >= learners.length * AIM.better)}); offered: ${offered}`
	);
	/** @param {'recall' | 'recallOfAll'} of @param {'usual' | 'fitted' | 'own'} by */
	const mean = (of, by) =>
		learners.reduce((sum, learner) => sum + learner[of][by], 0) / learners.length;
	for (const by of /** @type {const} */ (['usual', 'fitted', 'own'])) {
		const near = learners.filter(({ recall }) => Math.abs(recall[by] - WANTED) <= AIM.points);
		const met =
			by === 'fitted' ? ` (${verdict(Math.abs(mean('recall', by) - WANTED) <= AIM.points)})` : '';
		console.log(
			`Recall by ${by} weights, ${inPercent(WANTED)} wanted: ${inPercent(mean('recall', by))} on average${met}, ${near.length} learners within 2 points; ${inPercent(mean('recallOfAll', by))} with the reviews after one day`
		);
	}
	const beyond = learners.flatMap(({ beyondNative }) => beyondNative ?? []);
	if (beyond.length === 0) console.log('There is no fsrs-rs for this computer to compare with.');
	else
		console.log(
			`Log loss beyond that of fsrs-rs: ${Math.max(...beyond).toFixed(5)} at most (${verdict(Math.max(...beyond) < AIM.behindNative)}), ${Math.min(...beyond).toFixed(5)} at least`
		);
}

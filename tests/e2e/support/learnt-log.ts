import { logOfBank } from '../../../src/lib/core/insight/simulate/simulated-log';
import {
	simulatePast,
	USUAL_SCHEDULE
} from '../../../src/lib/core/insight/simulate/simulated-past';
import { learnerDay } from './learner-day';
import { article } from './shipped-banks';

/**
 * A backup of somebody who has learnt from the article for months, one new question a day, until yesterday; whose memory is
 * not the usual one where the seed is “e”.
 */
export function learntBackup(reviews: number, seed = 'e'): string {
	const past = simulatePast(seed, reviews, { ...USUAL_SCHEDULE, newPerDay: 1 });
	const yesterday = learnerDay() - 1;
	const events = logOfBank(past.reviews, article, yesterday);
	return JSON.stringify({
		...{ format: 'footnote-backup', version: 1, exportedMs: 0 },
		...{ events, sessions: [] }
	});
}

import type { Settings } from './event';

export const DEFAULT_SETTINGS: Settings = {
	desiredRetention: 0.9,
	dayEndHour: 4,
	newPerDay: 10,
	weights: null,
	reviewsPerDay: null,
	easyDays: [1, 1, 1, 1, 1, 1, 1],
	exams: {},
	dailyGoal: null,
	showStreak: true,
	celebrate: true,
	askConfidence: false
};

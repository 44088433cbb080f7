import type { Journey } from '../journey';
import { firstQuiz, missed, review, typesByKeyboard, typesByMouse, undo } from './learning';
import { backup, bank, reset, settings } from './library';
import { policy } from './policy';
import { copies, killed, left, offline, wiped } from './reliability';
import { testMode } from './test-mode';
import { twoTabs } from './two-tabs';

export const journeys: Journey[] = [
	firstQuiz,
	typesByMouse,
	typesByKeyboard,
	undo,
	review,
	missed,
	testMode,
	bank,
	settings,
	backup,
	reset,
	twoTabs,
	policy,
	copies,
	offline,
	left,
	killed,
	wiped
];

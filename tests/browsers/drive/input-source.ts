/** One input device and what it does, tick by tick: https://www.w3.org/TR/webdriver2/#actions */
export type InputSource =
	| { type: 'key'; id: string; actions: KeyAction[] }
	| { type: 'pointer'; id: string; parameters: { pointerType: 'mouse' }; actions: PointerAction[] };

export type KeyAction = { type: 'keyDown' | 'keyUp'; value: string };

export type PointerAction =
	| { type: 'pointerMove'; x: number; y: number; duration?: number; origin: 'viewport' }
	| { type: 'pointerDown' | 'pointerUp'; button: number };

/** The code points that WebDriver gives to keys without a character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const SPECIAL: Record<string, string> = {
	Tab: '\uE004',
	Enter: '\uE007',
	Shift: '\uE008',
	Control: '\uE009',
	Escape: '\uE00C',
	Space: ' ',
	End: '\uE010',
	Home: '\uE011',
	ArrowLeft: '\uE012',
	ArrowUp: '\uE013',
	ArrowRight: '\uE014',
	ArrowDown: '\uE015'
};

/** A key or a chord: `Enter`, `Shift+Tab`, `u`. */
export function pressed(chord: string): InputSource[] {
	const keys = chord.split('+').map((key) => SPECIAL[key] ?? key);
	const down = keys.map((value): KeyAction => ({ type: 'keyDown', value }));
	const up = keys.toReversed().map((value): KeyAction => ({ type: 'keyUp', value }));
	return [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
}

/** One character after the other. */
export function typed(text: string): InputSource[] {
	const actions = [...text].flatMap((value): KeyAction[] => [
		{ type: 'keyDown', value },
		{ type: 'keyUp', value }
	]);
	return [{ type: 'key', id: 'keyboard', actions }];
}

/** @param point in CSS pixels of the viewport */
export function clicked(point: { x: number; y: number }): InputSource[] {
	const actions: PointerAction[] = [
		{ type: 'pointerMove', ...point, origin: 'viewport' },
		{ type: 'pointerDown', button: 0 },
		{ type: 'pointerUp', button: 0 }
	];
	return [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }];
}

import { expect, it } from 'vitest';
import { howMuchBetter } from './how-much-better';

const error = (chance: number) => ({ logLoss: -Math.log(chance), rmseBins: 0 });

it('grades a gain by the chance that was given to what then happened', () => {
	expect(howMuchBetter(error(0.749), error(0.751))).toBe('slight');
	expect(howMuchBetter(error(0.749), error(0.757))).toBe('plain');
	expect(howMuchBetter(error(0.749), error(0.78))).toBe('clear');
});

import { expect, it } from 'vitest';
import { isLeechAt } from './leech';

it('A question is set aside at the eighth lapse and then at every fourth', () => {
	const at = Array.from({ length: 22 }, (_, lapses) => lapses).filter(isLeechAt);
	expect(at).toEqual([8, 12, 16, 20]);
});

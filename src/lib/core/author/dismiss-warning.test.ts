import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { parseBank } from '../bank/parse-bank';
import { joinText, splitText, type BankText } from './bank-text';
import { dismissWarning } from './dismiss-warning';

const flawed = EXAMPLE_BANK.replace(
	'text: Four, feedback: Low waters count for themselves.',
	'text: Four'
).replace('    right: So it is.\n', '    right: So it is. # kept\n');
function split(text: string): BankText {
	const result = splitText(text);
	if (!result.ok) throw new Error(result.problem);
	return result.bank;
}
const checked = (text: string) => parseBank(text, 'bank.yaml');
const place = { path: ['questions', 0, 'stem'], code: 'clang' };

describe('dismissWarning', () => {
	it('lets a warning stand with its reason, and the rest of the file as it is', () => {
		const found = checked(flawed).warnings.find(({ path }) => path[0] === 'questions')!;
		const text = joinText(dismissWarning(split(flawed), found, 'It is meant so.'));
		const after = checked(text);
		expect(after.ok).toBe(true);
		expect(after.dismissed).toContainEqual(
			expect.objectContaining({ code: found.code, reason: 'It is meant so.' })
		);
		const here = ({ code, path }: typeof found) => code === found.code && path[1] === found.path[1];
		expect(after.warnings.filter(here)).toEqual([]);
		expect(text).toContain('# kept');
		expect(checked(joinText(dismissWarning(split(text), found, null))).warnings).toEqual(
			checked(flawed).warnings
		);
	});

	it('keeps the reasons beside it, and takes the field away with the last', () => {
		const one = dismissWarning(split(flawed), place, 'One.');
		const two = dismissWarning(one, { ...place, code: 'no-feedback' }, 'Two.');
		expect(joinText(two)).toMatch(/clang: One\.\n.*no-feedback: Two\./);
		const left = dismissWarning(two, place, null);
		expect(joinText(left)).toContain('no-feedback: Two.');
		expect(joinText(left)).not.toContain('clang');
		const none = dismissWarning(left, { ...place, code: 'no-feedback' }, null);
		expect(joinText(none)).not.toContain('dismissed');
	});

	it('writes what is about the whole bank at its top', () => {
		const bank = { path: [], code: 'keys-are-longest' };
		const text = joinText(dismissWarning(split(flawed), bank, 'Short keys mislead here.'));
		expect(text).toMatch(/^dismissed:/m);
		expect(joinText(dismissWarning(split(text), bank, null))).not.toContain('dismissed');
	});
});

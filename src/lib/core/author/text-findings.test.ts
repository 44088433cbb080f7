import { expect, it } from 'vitest';
import { parseBank } from '../bank/parse-bank';
import { textFindings } from './text-findings';

const problem = { line: 3, column: 1, text: 'Flow sequence' };
const reportOf = (text: string) => {
	const result = parseBank(text, 'bank.yaml');
	return { errors: result.ok ? [] : result.errors, warnings: result.warnings };
};

it('puts errors and warnings in the order of their lines, with what to do about them', () => {
	const report = reportOf('id: BAD\ntitel: Tides\n');
	const findings = textFindings(report, null);
	expect(findings.length).toBe(report.errors.length);
	expect(findings.map(({ line }) => line)).toEqual(findings.map(({ line }) => line).sort());
	expect(findings.find(({ line }) => line === 2)?.text).toBe(
		'There is no field "titel" in a bank. Did you mean "title"?'
	);
});

it('says why a text cannot be read once: at first as it is, then as the checks say it', () => {
	expect(textFindings(null, problem)).toEqual([
		{ line: 3, column: 1, severity: 'error', text: 'Flow sequence' }
	]);
	const checked = textFindings(reportOf('id: x\ntitle: [One\n'), problem);
	expect(checked).toHaveLength(1);
	expect(checked[0]!.text).not.toBe('Flow sequence');
});

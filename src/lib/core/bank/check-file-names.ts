import type { Bank } from './bank';
import { error, quoted, type Finding } from './finding';

/** What files say about each other: a bank's file is named after its id, and no two banks share one. */
export function checkFileNames(banks: readonly { file: string; bank: Bank }[]): Finding[] {
	const findings: Finding[] = [];
	const files = new Map<string, string>();
	for (const { file, bank } of banks) {
		const say = (code: string, problem: string, mend: string) =>
			findings.push({ ...error(['id'], code, problem, mend), file, line: 1, column: 1 });
		const name = file.split(/[\\/]/).at(-1)!;
		if (name !== `${bank.id}.yaml`)
			say(
				'file-name',
				`The bank ${quoted(bank.id)} is in ${name}`,
				`Name the file ${bank.id}.yaml.`
			);
		const other = files.get(bank.id);
		if (other !== undefined)
			say(
				'duplicate-bank',
				`${other} is a bank with the id ${quoted(bank.id)}, too`,
				'Give one another id.'
			);
		files.set(bank.id, file);
	}
	return findings;
}

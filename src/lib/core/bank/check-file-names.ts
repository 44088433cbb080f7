import { error, quoted, type Finding } from './finding';
import type { PlacedId } from './parse-bank';
import { ID_PATTERN } from './schema';

/** What files say about each other: a bank's file is named after its id, and no two banks share one. */
export function checkFileNames(banks: readonly ({ file: string } & PlacedId)[]): Finding[] {
	const findings: Finding[] = [];
	const files = new Map<string, string>();
	for (const { file, id, line, column } of banks) {
		const say = (code: string, problem: string, mend: string) =>
			findings.push({ ...error(['id'], code, problem, mend), file, line, column });
		const name = file.split(/[\\/]/).at(-1)!;
		if (name !== `${id}.yaml`)
			say('file-name', `The bank ${quoted(id)} is in ${name}`, nameFor(id));
		const other = files.get(id);
		if (other !== undefined)
			say(
				'duplicate-bank',
				`${other} is a bank with the id ${quoted(id)}, too`,
				'Give one another id.'
			);
		files.set(id, file);
	}
	return findings;
}

function nameFor(id: string): string {
	// An id with a mistake in it would make a bad name.
	return ID_PATTERN.test(id)
		? `Name the file ${id}.yaml.`
		: 'Mend the id, then name the file after it.';
}

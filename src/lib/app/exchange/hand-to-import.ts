import { handOn } from '../opened-file';
import { workApart } from './work-apart';

/**
 * Leaves a file that is none of ours to the screen that brings in questions, where its content is of a format that is
 * read there. @returns whether it did
 */
export async function handToImport(file: File): Promise<boolean> {
	const outcome = await workApart({ work: 'recognise', file });
	if (outcome.work !== 'recognise' || outcome.format === null) return false;
	handOn(file);
	return true;
}

/** Why a file is no bank of ours, where it may be one of another program's. */
const FOREIGN: readonly string[] = [
	'unknown',
	'not-a-package',
	'no-bank',
	'bad-name',
	'too-large',
	'too-many-files',
	'wrong-letters',
	'damaged'
];

export const mayBeForeign = (code: string): boolean => FOREIGN.includes(code);

import { stringify } from 'yaml';
import type { BankFile } from './schema';

/** A bank's file as YAML that an author can go on with: long texts folded over lines, short lists on one. */
export function writeBank(file: BankFile): string {
	return stringify(file, {
		lineWidth: 100,
		minContentWidth: 20,
		aliasDuplicateObjects: false,
		defaultKeyType: 'PLAIN'
	});
}

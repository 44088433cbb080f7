import type { Finding } from '../bank/finding';
import { itemsOf, valueOf, type BankText } from './bank-text';
import { replaceItem, setField, setTop } from './edit-bank-text';
import { FACT_ORDER, QUESTION_ORDER } from './new-entry';
import { fieldsOf } from './outline';

const FIELD = 'dismissed';
const ORDERS = { facts: FACT_ORDER, questions: QUESTION_ORDER };

/**
 * The file with a warning let stand: at its question or fact, or at the top for what is about neither.
 * All warnings of that code in that place go with it.
 * @param reason why it may stand; null warns again
 */
export function dismissWarning(
	bank: BankText,
	{ path: [list, index], code }: Pick<Finding, 'path' | 'code'>,
	reason: string | null
): BankText {
	if ((list === 'facts' || list === 'questions') && typeof index === 'number') {
		const item = itemsOf(bank, list)[index];
		if (!item) return bank;
		const { path, value } = change(fieldsOf(item)[FIELD], code, reason);
		const order = path.length === 1 ? ORDERS[list] : [];
		return replaceItem(bank, list, index, setField(item, path, value, order));
	}
	const { path, value } = change(valueOf(bank, FIELD), code, reason);
	return setTop(bank, path, value);
}

/** The smallest change, so that comments beside other reasons stay. */
function change(now: unknown, code: string, reason: string | null) {
	const reasons = typeof now === 'object' && now !== null ? Object.keys(now) : [];
	const others = reasons.filter((each) => each !== code);
	const value = reason ?? undefined;
	if (others.length > 0) return { path: [FIELD, code] as const, value };
	return { path: [FIELD] as const, value: value === undefined ? value : { [code]: value } };
}

import { m } from '$lib/paraglide/messages';
import type { Place } from './cause';

/** Where it stands, from the outside in. */
export function placeText({ line, file, item }: Place): string {
	const parts = [
		file,
		line === undefined ? undefined : m.exchange_place_line({ line }),
		item === undefined ? undefined : m.exchange_place_item({ item })
	];
	return parts.filter(Boolean).join(', ');
}

import { shippedBanks } from 'virtual:banks';

const prerendered = new Set<string>(shippedBanks.map(({ id }) => id));

/**
 * The address of a bank's page, below the app's base. A plain host has pages of the banks that come with the app alone;
 * any other is shown by one page that is told its id.
 */
export function bankPath(id: string): string {
	return prerendered.has(id) ? `/bank/${id}/` : `/bank/?id=${encodeURIComponent(id)}`;
}

declare module 'virtual:banks' {
	import type { Bank } from '$lib/core/bank/bank';
	import type { BankSummary } from '$lib/core/bank/summarise-bank';
	export interface ShippedBank extends BankSummary {
		load: () => Promise<Bank>;
	}
	export const shippedBanks: ShippedBank[];
}

interface Window {
	/** When the page began to be left, in ms of its own life; set by static/before-app.js. */
	footnoteLeftAtMs?: number | undefined;
}

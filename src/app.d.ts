declare module 'virtual:banks' {
	import type { Bank } from '$lib/core/bank/bank';
	import type { BankSummary } from '$lib/core/bank/summarise-bank';
	export interface ShippedBank extends BankSummary {
		/** Fingerprint of all of it. */
		content: string;
		load: () => Promise<Bank>;
	}
	export const shippedBanks: ShippedBank[];
}

declare module 'virtual:bank-texts' {
	/** By the bank's id: its YAML as `bank.yaml`, the texts that it names, and the cards of its pictures. */
	export const textsOfBanks: Record<
		string,
		(() => Promise<Readonly<Record<string, string>>>) | undefined
	>;
}

declare module 'virtual:bank-images' {
	/** The address of each picture of the banks, by its digest. */
	export const imagesOfBanks: Readonly<Record<string, string | undefined>>;
}

interface Window {
	/** When the page began to be left, in ms of its own life; set by static/before-app.js. */
	footnoteLeftAtMs?: number | undefined;
}

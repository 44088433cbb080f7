declare module 'virtual:banks' {
	import type { Bank, Source } from '$lib/core/bank/bank';
	export interface ShippedBank {
		id: string;
		title: string;
		summary: string;
		revision: number;
		/** Written and generated. */
		questionCount: number;
		/** Without the generated attribution questions. */
		writtenCount: number;
		factCount: number;
		/** Changes whenever a question is added, taken out, reworded or given another key. */
		digest: string;
		source: Source;
		load: () => Promise<Bank>;
	}
	export const shippedBanks: ShippedBank[];
}

declare module 'virtual:bank-texts' {
	/** By the bank's id: its YAML as `bank.yaml`, and the texts that it names. */
	export const textsOfBanks: Record<
		string,
		(() => Promise<Readonly<Record<string, string>>>) | undefined
	>;
}

interface Window {
	/** When the page began to be left, in ms of its own life; set by static/before-app.js. */
	footnoteLeftAtMs?: number | undefined;
}

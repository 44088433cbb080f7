declare module 'virtual:banks' {
	import type { Bank, Source } from '$lib/core/bank/bank';
	export interface ShippedBank {
		id: string;
		title: string;
		summary: string;
		revision: number;
		questionCount: number;
		factCount: number;
		source: Source;
		load: () => Promise<Bank>;
	}
	export const shippedBanks: ShippedBank[];
}

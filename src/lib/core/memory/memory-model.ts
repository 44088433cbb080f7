/** What the model keeps of one question. Stability in days (until recall falls to 90 %), difficulty 1–10. */
export interface Memory {
	stability: number;
	difficulty: number;
}

/** Which model made a card's memory; another model needs a replay of the log. */
export const MEMORY_MODEL = 'fsrs-6';

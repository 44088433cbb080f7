import { answerTime } from '../core/quiz/answer-time';
import type { Response } from '../core/quiz/response';
import { attendedMs } from './attention';

/** Why a try to answer was none: nothing is kept of it, and it counts for nothing. */
export type Notice = 'incomplete' | 'unreadable';

const DONT_KNOW: Response = { type: 'dont-know' };

/** What the learner has begun of the answer to the question in front: none of it is kept. */
export class BegunAnswer {
	#response = $state.raw<Response | null>(null);
	#confidence = $state<number | null>(null);
	#hintOpen = $state(false);
	#turned = $state(false);
	#notice = $state<Notice | null>(null);
	/** An "I don't know" was refused, and nothing was entered since. */
	#unkeptDontKnow = $state(false);
	#sinceMs = 0;

	get response(): Response | null {
		return this.#response;
	}
	/** 0–1: how sure the learner says to be; null where nothing was said. */
	get confidence(): number | null {
		return this.#confidence;
	}
	get hintOpen(): boolean {
		return this.#hintOpen;
	}
	/** The back of a card is seen. */
	get turned(): boolean {
		return this.#turned;
	}
	get notice(): Notice | null {
		return this.#notice;
	}
	/** For how many ms the question was before the learner's eyes, as far as that counts. */
	get takenMs(): number {
		return answerTime(attendedMs() - this.#sinceMs);
	}

	/** What is sent; on "Try again" a refused "I don't know", which shows in nothing that was entered. */
	meant(isRefused: boolean): Response | null {
		return isRefused && this.#unkeptDontKnow ? DONT_KNOW : this.#response;
	}

	/** A question comes to the front. @param untouched its answer before anything is entered */
	begin(untouched: Response | null, hintOpen: boolean): void {
		this.#response = untouched;
		this.#confidence = null;
		this.#hintOpen = hintOpen;
		this.#turned = false;
		this.#notice = null;
		this.#unkeptDontKnow = false;
		this.#sinceMs = attendedMs();
	}

	/** The question has other parts than before: what was entered means nothing to it. */
	clear(untouched: Response | null): void {
		this.#response = untouched;
	}

	respond(response: Response): void {
		this.#response = response;
		this.#unkeptDontKnow = false;
		this.#notice = null;
	}

	/** The same again takes it back. */
	beSure(confidence: number): void {
		this.#confidence = this.#confidence === confidence ? null : confidence;
	}

	openHint(): void {
		this.#hintOpen = true;
	}

	turn(): void {
		this.#turned = true;
	}

	refuse(notice: Notice): void {
		this.#notice = notice;
	}

	/** It was sent, and is kept or not. */
	sent(response: Response, isKept: boolean): void {
		this.#unkeptDontKnow = !isKept && response.type === 'dont-know';
	}
}

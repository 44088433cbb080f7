import type { InputSource } from './input-source';

/** A page of a driven browser. Times out by itself nowhere: whoever asks waits as long as he likes. */
export interface Tab {
	/** Resolves when the document is loaded. */
	goto(address: string): Promise<void>;
	reload(): Promise<void>;
	/** Runs a function in the page. It sees nothing but its arguments, and both ways pass as JSON. */
	run<A extends unknown[], R>(work: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
	/** Mouse and keys as W3C WebDriver and WebDriver BiDi alike describe them. */
	act(sources: InputSource[]): Promise<void>;
	/** Chooses a file for the one input of type file. */
	attach(path: string): Promise<void>;
	/** @returns a PNG of what is seen */
	picture(): Promise<Buffer>;
}

export interface DrivenBrowser {
	readonly version: string;
	/** The one that is there at first. */
	readonly tab: Tab;
	openTab(): Promise<Tab>;
	/** Where its downloads go. */
	readonly downloads: string;
	/** Ends it as a person does. */
	close(): Promise<void>;
	/** SIGKILL to every process of it; resolves when none is left. */
	kill(): Promise<void>;
}

/** A browser that journeys can be walked in. */
export interface BrowserKind {
	id: string;
	title: string;
	/** What must be installed first, as a sentence; null when all is there. */
	missing(): string | null;
	/** The folders in a profile that hold IndexedDB, where there is a second copy beside it. */
	databases?(profile: string): string[];
	/** @param profile a folder, made when it is not there; what is in it is found again */
	start(profile: string): Promise<DrivenBrowser>;
}

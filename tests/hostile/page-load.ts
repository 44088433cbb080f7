import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from '@playwright/test';

/** What pages ask of the computer: of all processes that draw one and run its scripts and workers. */
export class PageLoad {
	#beforeS = 0;

	private constructor(
		private readonly browser: CDPSession,
		private readonly page: CDPSession
	) {}

	static async of(browser: Browser, page: Page): Promise<PageLoad> {
		return new PageLoad(
			await browser.newBrowserCDPSession(),
			await page.context().newCDPSession(page)
		);
	}

	/** Memory that nothing holds any more is given back, which Chromium else puts off while there is enough of it. */
	async tidy(): Promise<void> {
		await this.page.send('HeapProfiler.collectGarbage');
	}

	/** From now on. */
	async begin(): Promise<void> {
		await this.tidy();
		const processes = await this.#renderers();
		this.#beforeS = total(processes);
		for (const { id } of processes) forgetPeak(id);
	}

	/**
	 * Since it was begun: milliseconds of the processor, so that a busy computer is no fault; and megabytes of the
	 * largest process at its peak, or null where the system does not tell.
	 */
	async end(): Promise<{ processorMs: number; peakMb: number | null }> {
		const processes = await this.#renderers();
		const peaks = processes.flatMap(({ id }) => peakMbOf(id) ?? []);
		return {
			processorMs: Math.max(0, total(processes) - this.#beforeS) * 1000,
			peakMb: peaks.length > 0 ? Math.max(...peaks) : null
		};
	}

	async #renderers() {
		const { processInfo } = await this.browser.send('SystemInfo.getProcessInfo');
		return processInfo.filter(({ type }) => type === 'renderer');
	}
}

const total = (processes: readonly { cpuTime: number }[]) =>
	processes.reduce((sum, { cpuTime }) => sum + cpuTime, 0);

/** Linux tells the peak, and forgets it when 5 is written there (proc(5)). */
function forgetPeak(id: number): void {
	try {
		writeFileSync(`/proc/${id}/clear_refs`, '5');
	} catch {
		// Another system, or a process that has ended.
	}
}

function peakMbOf(id: number): number | null {
	try {
		const [, kilobytes] =
			/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
		return kilobytes === undefined ? null : Number(kilobytes) / 1000;
	} catch {
		return null;
	}
}

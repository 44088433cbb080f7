import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserKind } from './drive/browser';
import { pause } from './drive/process-group';
import { Skipped, Visit, type Journey, type JourneyOptions } from './journey';
import type { Site } from './site';

/** WebKitGTK sometimes paints no picture of a window that nobody sees, and never says so. */
const PICTURE_LIMIT_MS = 5000;

export interface Walked {
	journey: string;
	browser: string;
	version: string;
	result: 'pass' | 'fail' | 'skip';
	/** What it said, or why it failed or was not walked. */
	note: string;
	ms: number;
}

/** Walks a journey in a profile of its own. @param pictures a folder for what is seen when it fails */
export async function runJourney(
	journey: Journey,
	kind: BrowserKind,
	site: Site,
	options: JourneyOptions,
	pictures: string
): Promise<Walked> {
	const profile = mkdtempSync(join(tmpdir(), `footnote-${kind.id}-`));
	const visit = new Visit(kind, site, profile, options);
	const startMs = performance.now();
	let version = '';
	const told = (result: Walked['result'], note: string): Walked => {
		const ms = Math.round(performance.now() - startMs);
		return { journey: journey.id, browser: kind.id, version, result, note, ms };
	};
	try {
		await visit.open();
		version = visit.browser.version;
		site.takeReports();
		const said = await journey.walk(visit);
		const reports = site.takeReports();
		if (reports.length > 0) throw new Error(reports.join('; '));
		return told('pass', said ?? '');
	} catch (error) {
		if (error instanceof Skipped) return told('skip', error.message);
		await keepPicture(visit, join(pictures, `${kind.id}-${journey.id}.png`));
		const message = error instanceof Error ? error.message : String(error);
		return told('fail', [message, ...site.takeReports()].join('; '));
	} finally {
		await visit.close();
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function keepPicture(visit: Visit, path: string): Promise<void> {
	try {
		const late = pause(PICTURE_LIMIT_MS).then(() => null);
		const picture = await Promise.race([visit.browser.tab.picture(), late]);
		if (picture === null) return;
		mkdirSync(join(path, '..'), { recursive: true });
		writeFileSync(path, picture);
	} catch {
		// A browser that is gone shows nothing.
	}
}

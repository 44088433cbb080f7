import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for a browser's profile. */
export function newProfile(): string {
	return mkdtempSync(join(tmpdir(), 'footnote-torture-'));
}

export function removeProfile(profile: string): void {
	rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

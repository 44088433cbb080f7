import { spawnSync } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	existsSync,
	renameSync,
	rmSync,
	statfsSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';

const FILLER = 'filler';
const STEP_BYTES = 65_536;

/** A folder with a file system of its own, so small that it can be filled. */
export class SmallDisk {
	private constructor(readonly folder: string) {}

	/** @returns null where this user may mount nothing */
	static mount(folder: string, megabytes: number): SmallDisk | null {
		const { status } = spawnSync(
			'mount',
			['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder],
			{ stdio: 'ignore' }
		);
		return status === 0 ? new SmallDisk(folder) : null;
	}

	get freeBytes(): number {
		const { bavail, bsize } = statfsSync(this.folder);
		return bavail * bsize;
	}

	/** Another program takes what is left, down to so many bytes. */
	fill(leaveBytes = 0): void {
		const path = join(this.folder, FILLER);
		if (!existsSync(path)) writeFileSync(path, '');
		for (let step = STEP_BYTES; step >= 512;) {
			if (this.freeBytes <= leaveBytes) return;
			try {
				appendFileSync(path, Buffer.alloc(Math.min(step, this.freeBytes - leaveBytes)));
			} catch {
				step /= 2;
			}
		}
	}

	/** And gives all of it back. */
	makeRoom(): void {
		truncateSync(join(this.folder, FILLER), 0);
		rmSync(join(this.folder, FILLER));
	}

	/** @param keep leaves in the folder what is on the disk */
	unmount(keep: boolean): void {
		const copy = `${this.folder}-kept`;
		if (keep) cpSync(this.folder, copy, { recursive: true });
		spawnSync('umount', ['-l', this.folder], { stdio: 'ignore' });
		if (keep) renameSync(copy, this.folder);
	}
}

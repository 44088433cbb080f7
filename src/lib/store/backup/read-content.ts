import type { LearnerEvent } from '../../core/memory/event';
import type { SessionRecord } from '../database-schema';
import { UnsoundBackup, type BackupLimits } from './backup';
import { badEventField, badSessionField } from './event-fields';
import { plainCopy } from './plain-copy';

/** Takes in events and sessions one by one and refuses the first that is not sound. */
export class ContentReader {
	readonly events: LearnerEvent[] = [];
	readonly sessions: SessionRecord[] = [];
	readonly #ids = new Set<string>();
	#eventCount = 0;

	/** @param isHeld false where it is only to be known whether all is sound: `events` stays empty then */
	constructor(
		readonly limits: BackupLimits,
		private readonly isHeld = true
	) {}

	get eventCount(): number {
		return this.#eventCount;
	}

	/** @throws UnsoundBackup */
	takeEvents(list: unknown[], line?: number): void {
		for (const item of list) {
			const index = this.#eventCount;
			if (index >= this.limits.events) throw new UnsoundBackup({ code: 'too-large', index, line });
			const event = plainCopy(item);
			const field = badEventField(event);
			if (field) throw new UnsoundBackup({ code: 'bad-event', index, field, line });
			const sound = event as LearnerEvent;
			if (this.#ids.has(sound.id))
				throw new UnsoundBackup({ code: 'duplicate-event', index, line });
			this.#ids.add(sound.id);
			this.#eventCount++;
			if (this.isHeld) this.events.push(sound);
		}
	}

	/** @throws UnsoundBackup */
	takeSessions(list: unknown[], line?: number): void {
		for (const item of list) {
			const index = this.sessions.length;
			if (index >= this.limits.events) throw new UnsoundBackup({ code: 'too-large', index, line });
			const session = plainCopy(item);
			const field = badSessionField(session);
			if (field) throw new UnsoundBackup({ code: 'bad-session', index, field, line });
			this.sessions.push(session as SessionRecord);
		}
	}
}

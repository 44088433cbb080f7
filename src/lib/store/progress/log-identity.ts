import type { DeviceId } from '../../core/memory/event';
import { FIRST_GENERATION, type Generation } from '../journal/generation';
import type { Reading } from '../read-log';

/** Which log it is, as far as that can be told without reading it. */
export interface LogIdentity {
	generation: Generation;
	/** The browser's own name, which a database that is made anew lacks ('' then), or has anew. */
	device: DeviceId;
	/** See `MetaValues.writtenAnew`; '' where it never was. */
	writtenAnew: string;
}

export async function logIn(tx: Reading): Promise<LogIdentity> {
	const meta = tx.objectStore('meta');
	const [generation, device, writtenAnew] = await Promise.all([
		meta.get('generation') as Promise<Generation | undefined>,
		meta.get('device') as Promise<string | undefined>,
		meta.get('writtenAnew') as Promise<string | undefined>
	]);
	return {
		generation: generation ?? FIRST_GENERATION,
		device: device ?? '',
		writtenAnew: writtenAnew ?? ''
	};
}

/** @param kept may be anything */
export function isSameLog(kept: LogIdentity | undefined, log: LogIdentity): boolean {
	const { generation, device, writtenAnew } = kept ?? {};
	return generation === log.generation && device === log.device && writtenAnew === log.writtenAnew;
}

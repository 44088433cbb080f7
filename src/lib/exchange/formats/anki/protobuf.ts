/** A field of a message: a number, or the bytes of a text, of a message or of whatever its definition says. */
export interface ProtobufField {
	id: number;
	number: number;
	bytes: Uint8Array | null;
}

/**
 * The fields of a message as they stand in its encoding (protobuf.dev, "Encoding"); those of fixed size are passed over.
 * What is cut off or none of it ends the list. Never throws.
 */
export function* protobufFields(message: Uint8Array): Generator<ProtobufField> {
	let at = 0;

	/** Numbers beyond 2^53 lose their last digits, and no more than that. Null at the end of the message. */
	function varint(): number | null {
		let value = 0;
		for (let shift = 0; shift < 10 && at < message.length; shift++) {
			const byte = message[at++]!;
			value += (byte & 0x7f) * 2 ** (7 * shift);
			if (byte < 0x80) return value;
		}
		return null;
	}

	while (at < message.length) {
		const key = varint();
		if (key === null) return;
		const id = Math.floor(key / 8);
		switch (key % 8) {
			case 0: {
				const number = varint();
				if (number === null) return;
				yield { id, number, bytes: null };
				break;
			}
			case 1:
				at += 8;
				break;
			case 5:
				at += 4;
				break;
			case 2: {
				const length = varint();
				if (length === null || at + length > message.length) return;
				yield { id, number: 0, bytes: message.subarray(at, at + length) };
				at += length;
				break;
			}
			default:
				return;
		}
	}
}

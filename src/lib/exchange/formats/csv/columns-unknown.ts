import { Unreadable } from '../format';

/** A table whose columns a person has to name. */
export class ColumnsUnknown extends Unreadable {
	constructor() {
		super(
			'It is not clear what the columns of this table are. Say which holds the questions and which the answers.'
		);
		this.name = 'ColumnsUnknown';
	}
}

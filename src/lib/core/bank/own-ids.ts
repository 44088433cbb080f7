import { error, quoted, words, type Path, type Remark } from './finding';

/** An error for each id that stands at an earlier one of these entries as well. @param path of the list */
export function ownIds(entries: { id?: string }[], path: Path): Remark[] {
	const ids = entries.map(({ id }) => id);
	return ids.flatMap((id, index) =>
		id !== undefined && ids.indexOf(id) < index
			? [
					error(
						[...path, index, 'id'],
						'duplicate-id',
						`The id ${quoted(id)} is there twice in the question`,
						'Give each its own.',
						{
							problem: words`Two parts of the question have the same name in the file, ${{ said: id }}`,
							mend: words`Change one in the text of the bank.`
						}
					)
				]
			: []
	);
}

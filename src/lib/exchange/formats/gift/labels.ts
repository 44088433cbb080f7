import { withoutNoText } from '../outside-text';

/** `[id:x]` and `[tag:x]` in comments, as Moodle writes them since 3.7; a closing bracket in one has a backslash. */
const LABEL = /\[(id|tag):((?:\\\]|[^\]\n])+)\]/g;

export interface Labels {
	id?: string;
	tags: string[];
}

export function readLabels(comments: readonly string[]): Labels {
	const labels: Labels = { tags: [] };
	for (const [, kind, raw = ''] of comments.join('\n').matchAll(LABEL)) {
		const text = withoutNoText(raw.replaceAll('\\]', ']'));
		if (text === '') continue;
		if (kind === 'id') labels.id ??= text;
		else if (!labels.tags.includes(text)) labels.tags.push(text);
	}
	return labels;
}

export function writeLabels({ id, tags }: Labels): string {
	const label = (kind: string, text: string) => `[${kind}:${text.replaceAll(']', '\\]')}]`;
	return ['//', ...(id ? [label('id', id)] : []), ...tags.map((tag) => label('tag', tag))].join(
		' '
	);
}

/** Contexts and the root that Moodle puts before a category's own name. */
const ROOTS = /^(?:\$[a-z]+\d*\$|top)$/;

/** The names in a line of $CATEGORY, from the outside in; a slash in a name is written twice. */
export function readCategory(path: string): string[] {
	const names = path
		.split(/(?<!\/)\/(?!\/)/)
		.map((name) => withoutNoText(name.replaceAll('//', '/').replace(/\\([:#={}~])/g, '$1')))
		.filter((name) => name !== '');
	while (names.length > 0 && ROOTS.test(names[0]!)) names.shift();
	return names;
}

export const writeCategory = (name: string) => `$CATEGORY: ${name.replaceAll('/', '//')}`;

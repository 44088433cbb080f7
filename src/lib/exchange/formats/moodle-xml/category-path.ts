import { plainLine } from '../../xml/given-text';

/** Where a category stands (`$course$/top/Tides/Spring and//or neap`), from the outside in, without what stands for its context. */
export function categoryPath(written: string): string[] {
	return written
		.replaceAll('//', '\u0000')
		.split('/')
		.map((name) => plainLine(name.replaceAll('\u0000', '/')))
		.filter(
			(name, index) =>
				name !== '' && !/^\$[a-z]+[0-9]*\$$/.test(name) && !(index < 2 && name === 'top')
		);
}

/** The other way round, under the course that it is brought into. */
export const writtenPath = (names: readonly string[]): string =>
	['$course$', 'top', ...names.map((name) => name.replaceAll('/', '//'))].join('/');

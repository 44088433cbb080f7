import type { DraftTexts } from './edit-history';
import type { SourceRow } from './outline';
import { sourceParagraphs } from './source-paragraphs';

interface Read {
	text: string;
	start: string;
	paragraphs: readonly string[];
}

/** The paragraphs of a draft's sources, each text read once while it stays as it is: one may have millions of letters. */
export class SourcePassages {
	#read = new Map<string, Read>();

	/** As `sourceParagraphs`; the same array again where the text and where it is counted from are the same. */
	of(source: Pick<SourceRow, 'file' | 'countedFrom'>, texts: DraftTexts): readonly string[] {
		const { file, countedFrom: start } = source;
		const text = texts[file] ?? '';
		const known = this.#read.get(file);
		if (known?.text === text && known.start === start) return known.paragraphs;
		const paragraphs = sourceParagraphs(source, texts);
		this.#read.set(file, { text, start, paragraphs });
		return paragraphs;
	}
}

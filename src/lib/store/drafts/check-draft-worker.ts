import { checkTexts, type DraftReport } from './check-texts';
import type { DraftTexts } from '../../core/author/edit-history';

/** One ask, one answer, in order; an ask that a newer one has overtaken is not answered by its asker's wish. */
onmessage = ({ data }: MessageEvent<{ serial: number; texts: DraftTexts }>) => {
	const answer: { serial: number; report: DraftReport } = {
		serial: data.serial,
		report: checkTexts(data.texts)
	};
	postMessage(answer);
};

import { DATABASE_NAME } from '../store/database-schema';
import { startAhead } from '../store/progress/worker-ahead';

/** For a start that leads to the progress screen: what it needs begins while the app opens. */
export const progressAhead = () => startAhead(DATABASE_NAME);

// What commands load that plan a build, as one module: each file takes Node some half a millisecond, whatever is in it.
export { parseDate } from '../../dates/parseDate.ts';
export { stampAt } from '../../dates/zone.ts';
export { watch } from '../../disk/watch.ts';
export { addArticle } from '../../publish/addArticle.ts';
export { checkPublication } from '../../publish/check.ts';
export { checkMoved } from '../../publish/checkMoved.ts';
export { checkServed } from '../../publish/checkServed.ts';
export { diffPublication } from '../../publish/diff.ts';
export { measureReading } from '../../publish/measureReading.ts';
export { findReadingCosts } from '../../publish/plan/readingCosts.ts';
export { EMPTY_PREVIEW, readOn, refreshPreview } from '../../publish/preview/livePreview.ts';
export { publish } from '../../publish/publish.ts';
export { readHead } from '../../publish/readArticle.ts';
export { readSettings } from '../../publish/readSettings.ts';
export { diffToJson, formatDiff } from '../formatDiff.ts';
export { openWorker, runWorkerThread } from '../workerThread.ts';

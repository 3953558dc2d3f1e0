import { articleJob } from '../article-job.mjs';

export const name = 'From an article to cases, in French, without scripts';
// No page knows which database answers; on PostgreSQL the journeys run that save most.
export const databases = ['sqlite'];
export default (context) => articleJob(context, 'fr', false);

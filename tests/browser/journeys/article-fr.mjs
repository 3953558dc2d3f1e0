import { articleJob } from '../article-job.mjs';

export const name = 'From an article to cases, in French, without scripts';
export default (context) => articleJob(context, 'fr', false);

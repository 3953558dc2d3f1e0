import { articleJob } from '../article-job.mjs';

export const name = 'From an article to cases, in English';
export default (context) => articleJob(context, 'en', true);

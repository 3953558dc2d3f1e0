import { mainJob } from '../main-job.mjs';

export const name = 'The main job in English';
export default (context) => mainJob(context, 'en', true);

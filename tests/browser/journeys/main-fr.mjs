import { mainJob } from '../main-job.mjs';

export const name = 'The main job in French, without scripts';
export default (context) => mainJob(context, 'fr', false);

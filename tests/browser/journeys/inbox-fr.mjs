import { inboxJob } from '../inbox-job.mjs';

export const name = 'Articles come in: pasted and as files, in French, without scripts';
// No page knows which database answers; on PostgreSQL the journeys run that save most.
export const databases = ['sqlite'];
export default (context) => inboxJob(context, 'fr', false);

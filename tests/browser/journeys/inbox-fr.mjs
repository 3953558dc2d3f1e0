import { inboxJob } from '../inbox-job.mjs';

export const name = 'Articles come in: pasted and as files, in French, without scripts';
export default (context) => inboxJob(context, 'fr', false);

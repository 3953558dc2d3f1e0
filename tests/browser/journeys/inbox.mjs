import { inboxJob } from '../inbox-job.mjs';

export const name = 'Articles come in: pasted and as files, in English';
export default (context) => inboxJob(context, 'en', true);

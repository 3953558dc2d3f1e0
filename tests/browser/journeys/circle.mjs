// Working together on a case: notes, the discussion of a fact, a task that is changed, the next review, a handover.

import { lexicon, member, menu, setUp } from '../steps.mjs';

export const name = 'Working together on a case';
// No page knows which database answers; on PostgreSQL the journeys run that save most.
export const databases = ['sqlite'];

const head = member('Ottoline Frayn');

export default async ({ journey, portal }) => {
  const j = await journey();
  await setUp(j, portal, { organisation: 'Harbour Watch', who: head, world: 'setup-demo' });
  await notes(j, 'The clerk is away until Monday');
  await discuss(j, 'The old code says otherwise');
  await change(j, 'Ask the court again');
  await again(j);
  await handOver(j);
  await j.click('Français');
  j.locale = 'fr';
  await notes(j, 'Le greffier est absent jusqu’à lundi');
  await discuss(j, 'L’ancien code dit autre chose');
};

async function first(j) {
  await menu(j, 'cases');
  await j.page.locator('main table tbody th a').first().click();
  await j.settle();
  return new URL(j.page.url()).pathname;
}

async function notes(j, words) {
  const w = lexicon(j.locale);
  const path = await first(j);
  await j.open(`${path}/notes`);
  await j.see(w.t('notes-what'));
  await j.fill(w.t('note-body'), '@Zebedee, ?');
  await j.click(w.t('note-add'));
  await j.shot('notes-problem');
  await j.fill(w.t('note-body'), words);
  await j.click(w.t('note-add'));
  await j.see(w.t('flash-note-added'));
  await j.see(words);
  await j.shot('notes');
  await j.page.getByRole('main').locator(`a[href^="${path}/notes/"]`).first().click();
  await j.settle();
  await j.shot('note');
  await j.fill(w.t('note-body'), `${words} (2)`);
  await j.click(w.t('save'));
  await j.see(`${words} (2)`);
  await j.open(path);
  await j.see(words);
}

async function discuss(j, words) {
  const w = lexicon(j.locale);
  const path = await first(j);
  await j.open(`${path}/notes`);
  await j.page.getByLabel(w.t('note-fact')).selectOption({ index: 3 });
  await j.fill(w.t('note-body'), words);
  await j.click(w.t('note-add'));
  await j.see(w.t('flash-note-added'));
  await j.see(words);
  await j.shot('discussion');
  await j.click(w.t('discussion-settle'));
  await j.see(w.t('flash-discussion-settled'));
  await j.open(path);
  await j.shot('case-with-notes');
}

async function change(j, what) {
  const w = lexicon(j.locale);
  const path = await first(j);
  await j.open(`${path}/tasks`);
  await j.select(w.t('task-kind'), w.term('task_kind', 'other'));
  await j.fill(w.t('task-what'), 'Ask the court');
  await j.fill(w.t('task-due'), '3 December 2030');
  await j.click(w.t('task-add'));
  await j.open(`${path}/tasks`);
  await j.page.getByRole('main').locator(`a[href^="${path}/tasks/"]`).first().click();
  await j.settle();
  await j.fill(w.t('task-what'), what);
  await j.click(w.t('task-edit'));
  await j.see(w.t('flash-task-changed'));
  await j.see(what);
}

async function again(j) {
  const w = lexicon(j.locale);
  await menu(j, 'review');
  const form = j.page.locator('form[action$="/answers"]').first();
  await form.getByLabel(w.t('answer-next')).fill('soon');
  await form.getByRole('button').click();
  await j.settle();
  await j.see(w.t('task-not-a-day'));
  await j.shot('review-problem');
  const same = j.page.locator('form[action$="/answers"]').first();
  await same.getByLabel(w.t('answer-next')).fill('4 December 2030');
  await same.getByRole('button').click();
  await j.settle();
  await j.see(w.t('flash-answered'));
}

async function handOver(j) {
  const w = lexicon(j.locale);
  await j.open('/team');
  await j.page.locator('main table tbody th a').first().click();
  await j.settle();
  await j.click(w.t('handover-title'));
  await j.see(w.t('handover-what'));
  await j.shot('handover');
}

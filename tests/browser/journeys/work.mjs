// What a member has to do: tasks, the weekly review, and the page that gathers both.

import { lexicon, member, menu, setUp } from '../steps.mjs';

export const name = 'A member’s work';
// No page knows which database answers; on PostgreSQL the journeys run that save most.
export const databases = ['sqlite'];

const head = member('Ottoline Frayn');

export default async ({ journey, portal }) => {
  const j = await journey();
  await setUp(j, portal, { organisation: 'Harbour Watch', who: head, world: 'setup-demo' });
  await review(j, 'Asked the family by phone');
  const path = await give(j, 'Ask the court for the date');
  await end(j, path, 'The clerk gave it');
  await j.click('Français');
  j.locale = 'fr';
  await review(j, 'Demandé à la famille');
  await end(j, await give(j, 'Demander la date au tribunal'), 'Le greffe l’a donnée');
};

/** “No change” is an answer: it is kept, and the case is folded away. */
async function review(j, note) {
  const w = lexicon(j.locale);
  await menu(j, 'home');
  await j.see(w.t('home-due'));
  await j.shot('home');
  await menu(j, 'review');
  await j.shot('review');
  const first = j.page.locator('form[action$="/answers"]').first();
  await first.getByLabel(w.t('answer-note')).fill(note);
  await first.getByRole('button').click();
  await j.settle();
  await j.see(w.t('flash-answered'));
  await j.see(w.t('weekly-answered'));
  await j.shot('review-answered');
}

/** Adds a task on the page of the first case of the list; returns the path of the case. */
async function give(j, what) {
  const w = lexicon(j.locale);
  await menu(j, 'cases');
  await j.page.locator('main table tbody th a').first().click();
  await j.settle();
  const path = new URL(j.page.url()).pathname;
  await j.open(`${path}/tasks`);
  await j.fill(w.t('task-what'), what);
  await j.fill(w.t('task-due'), 'soon');
  await j.click(w.t('task-add'));
  await j.see(w.t('task-not-a-day'));
  await j.shot('tasks-problem');
  await j.select(w.t('task-kind'), w.term('task_kind', 'other'));
  await j.fill(w.t('task-due'), j.locale === 'fr' ? '3 décembre 2030' : '3 December 2030');
  await j.click(w.t('task-add'));
  await j.see(w.t('flash-task-added'));
  await j.shot('tasks');
  await j.open(path);
  await j.see(what);
  return path;
}

async function end(j, path, note) {
  const w = lexicon(j.locale);
  await j.open(`${path}/tasks`);
  await j.page.getByRole('main').locator(`a[href^="${path}/tasks/"]`).first().click();
  await j.settle();
  await j.shot('task');
  await j.fill(w.t('task-note'), note);
  await j.click(w.t('task-end'));
  await j.see(w.t('flash-task-ended'));
  await j.open(`${path}/tasks`);
  await j.see(note);
}

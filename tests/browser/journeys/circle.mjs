// Working together on a case: notes, the discussion of a fact, a task that is changed, the next review, a handover,
// what a second person confirms; and what is decided for the house and for one's own account.

import { enrol, lexicon, member, menu, newPassword, setUp } from '../steps.mjs';

export const name = 'Working together on a case';
// No page knows which database answers; on PostgreSQL the journeys run that save most.
export const databases = ['sqlite'];
// Nobody takes mail there; the pages say what they say where mail is set up.
export const env = { HABEAS_SMTP_URL: 'smtp://127.0.0.1:9', HABEAS_MAIL_FROM: 'habeas@example.org' };

const second = member('Baptiste Ormeaux');
const head = member('Ottoline Frayn');

export default async ({ journey, portal }) => {
  const j = await journey();
  await setUp(j, portal, { organisation: 'Harbour Watch', who: head, world: 'setup-demo' });
  await notes(j, 'The clerk is away until Monday');
  await discuss(j, 'The old code says otherwise');
  await change(j, 'Ask the court again');
  await again(j);
  const other = await invited(j, await journey({ locale: 'fr', js: false }));
  await confirm(j, other);
  await handOver(j, other);
  await retention(j);
  await address(j);
  await j.click('Français');
  j.locale = 'fr';
  await notes(j, 'Le greffier est absent jusqu’à lundi');
  await discuss(j, 'L’ancien code dit autre chose');
  await look(j);
  await retention(j);
  await address(j);
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

async function invited(j, other) {
  const [w, v] = [lexicon(j.locale), lexicon(other.locale)];
  await menu(j, 'team');
  await j.fill(w.t('team-invite-email'), second.email);
  await j.select(w.t('team-role'), w.term('role', 'case_worker'));
  await j.click(w.t('team-invite-make'));
  await other.open((await j.field(w.t('invitation-link')).inputValue()).trim());
  await other.fill(v.t('account-name'), second.name);
  await newPassword(other, second.password);
  await other.click(v.t('invitation-accept'));
  await enrol(other, second);
  return other;
}

/** The second person confirms, without scripts and in French; the first one sees who it was, and takes one back. */
async function confirm(j, other) {
  const [w, v] = [lexicon(j.locale), lexicon(other.locale)];
  const path = await first(j);
  await other.open(path);
  await other.click(v.t('confirmations-title'));
  await other.shot('confirmations');
  await other.click(v.t('confirmation-make'));
  await other.see(v.t('confirmation-none-ticked'));
  await other.shot('confirmations-problem');
  for (const box of (await other.page.locator('main input[name=fact]').all()).slice(0, 2)) await box.check();
  await other.click(v.t('confirmation-make'));
  await other.see(v.t('flash-confirmed'));
  await other.shot('confirmations-made');
  await j.open(`${path}/confirmations`);
  await j.see(second.name);
  await j.shot('confirmations');
  await j.page.locator('main form[action$="/removal"] button').first().click();
  await j.settle();
  await j.see(w.t('flash-confirmation-removed'));
  await j.open(path);
  await j.shot('case-confirmed');
  await j.open(`${path}/history`);
  await j.see(w.t('kind-confirmations'));
  await j.shot('history-confirmed');
}

/** The second person enters a case; the head takes it over, and gives it back. */
async function handOver(j, other) {
  const [w, v] = [lexicon(j.locale), lexicon(other.locale)];
  await other.open('/cases/new');
  await other.fill(v.field('new_case', 'name'), 'Ilyas Berkutov');
  await other.select(v.field('new_case', 'detaining_country'), v.term('country', 'AZE'));
  await other.click(v.t('cases-create'));
  await j.open('/team');
  await j.click(second.name);
  await j.click(w.t('handover-title'));
  await j.see('Ilyas Berkutov');
  await j.click(w.t('handover-do'));
  await j.see(w.t('handover-nobody'));
  await j.page.locator('main select[name=to]').selectOption({ label: head.name });
  await j.click(w.t('handover-do'));
  await j.shot('handover-asked');
  await j.tick(w.t('question-confirm'));
  await j.click(w.t('handover-do'));
  await j.see(w.t('flash-handed-over'));
  await j.shot('handover-done');
  await j.click(w.t('handover-undo'));
  await j.see(w.t('flash-handover-undone'));
  await j.shot('handover');
}

/** What was shown in English above, in French. */
async function look(j) {
  const w = lexicon(j.locale);
  const path = await first(j);
  await j.open(`${path}/confirmations`);
  await j.see(w.t('confirmations-what'));
  await j.shot('confirmations-read');
  await j.open('/team');
  await j.click(second.name);
  await j.click(w.t('handover-title'));
  await j.shot('handover');
  await j.open('/merges');
  await j.see(w.t('merges-empty'));
  await j.shot('merges-empty');
}

async function retention(j) {
  const w = lexicon(j.locale);
  await menu(j, 'team');
  await j.click(w.t('retention-title'));
  await j.see(w.t('retention-what'));
  await j.shot('retention');
  await j.select(w.t('retention-after'), w.t('retention-months', { count: 24 }));
  await j.click(w.t('save'));
  await j.see(w.t('flash-saved'));
  await j.shot('team');
  await j.click(w.t('retention-title'));
  await j.see(w.t('retention-months', { count: 24 }));
}

async function address(j) {
  const w = lexicon(j.locale);
  await j.click(head.name);
  await j.page.locator('a[href="/account/email"]').click();
  await j.settle();
  await j.see(w.t('email-what'));
  await j.fill(w.t('email-new'), 'o.frayn@example.net');
  await j.shot('email');
  await j.click(w.t('email-send'));
  await j.see(w.t('flash-email-asked'));
  await j.see('o.frayn@example.net');
  await j.shot('email-waits');
  await j.click(w.t('email-withdraw'));
  await j.see(w.t('flash-email-withdrawn'));
  await j.shot('account');
}

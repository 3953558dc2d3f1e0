// One person entered twice: two records made one, then their two cases, and all of it taken back.

import { choice, fillIn, lexicon, member, menu, setUp } from '../steps.mjs';

export const name = 'Two records of one person made one';

export default async ({ journey, portal }) => {
  const j = await journey();
  const w = lexicon('en');
  await setUp(j, portal, { organisation: 'Quarry House', who: member('Selma Quince') });
  await enter(j, 'Ильяс Беркутов');
  await enter(j, 'Ilyas Berkutov', true);
  const pair = await undistinguished(j, w);
  await j.open('/merges');
  await j.see(w.t('merges-empty'));
  await j.shot('merges-empty');

  await j.open(pair);
  await j.click(w.t('merge-people-open'));
  await j.see(w.t('merge-people-title'));
  await j.shot('merge-people');
  await confirm(j, w, 'merge-people');
  const people = new URL(j.page.url()).pathname;

  await j.click(w.t('merge-cases-open'));
  await j.see(w.t('merge-cases-title'));
  await j.shot('merge-cases');
  await confirm(j, w, 'merge-cases');
  const cases = new URL(j.page.url()).pathname;
  await j.page.locator('main a.ref').first().click();
  await j.settle();
  await j.see('Ilyas Berkutov');
  await j.see('Беркутов');
  await j.shot('merged-case');
  const path = new URL(j.page.url()).pathname;
  await j.open(`${path}/history`);
  await j.see(w.t('history-moved'));
  await j.shot('merged-history');

  await j.open(cases);
  await j.click('Français');
  const f = lexicon('fr');
  await j.see(f.t('merge-undo'));
  await j.shot('merge-fr');
  await undo(j, f);
  await j.open(people);
  await undo(j, f);
  await j.shot('merge-undone-fr');
  await j.open(pair);
  await j.click(f.t('merge-people-open'));
  await j.see(f.t('merge-people-title'));
  await j.shot('merge-people-fr');
  await j.open('/merges');
  await j.see(f.t('merges-undone'));
  await j.shot('merges-fr');
};

async function confirm(j, w, shot) {
  await j.click(w.t('merge-look'));
  await j.see(w.t('merge-confirm-title'));
  await j.shot(`${shot}-confirm`);
  await j.click(w.t('merge-do'));
  await j.see(w.t('flash-merged'));
  await j.shot(`${shot}-done`);
}

async function undo(j, w) {
  await j.click(w.t('merge-undo'));
  await j.see(w.t('flash-unmerged'));
}

/** The form asked, and kept them apart; that is taken back. The address of the two. */
async function undistinguished(j, w) {
  await j.open('/duplicates/distinctions');
  await j.page.locator('main form button').first().click();
  await j.settle();
  await j.see(w.t('flash-undistinguished'));
  return new URL(j.page.url()).pathname;
}

async function enter(j, name, isAsked = false) {
  const w = lexicon(j.locale);
  await menu(j, 'cases');
  await j.open('/cases/new');
  await fillIn(j, 'new_case', {
    name,
    nationality: choice('country', 'KAZ'),
    detaining_country: choice('country', 'TKM'),
    started: '4 December 2023',
  });
  await j.click(w.t('cases-create'));
  if (isAsked) {
    await j.tick(w.t('question-confirm'));
    await j.click(w.t('cases-create'));
  }
  await j.see(w.t('flash-case-created'));
}

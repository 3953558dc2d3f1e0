// One person who was entered twice: kept apart, then seen to be one.

import { choice, fillIn, lexicon, member, menu, setUp } from '../steps.mjs';
import { until } from '../support.mjs';

export const name = 'One person entered twice';

export default async ({ journey, portal }) => {
  const j = await journey();
  const w = lexicon('en');
  await setUp(j, portal, { organisation: 'Lighthouse', who: member('Ada Lantern') });
  await enter(j, 'Ильяс Беркутов');
  await enter(j, 'Ilyas Berkutov', true);
  await j.open('/duplicates');
  await j.see(w.t('duplicates-empty'));
  await j.shot('duplicates-empty');

  await j.click(w.t('distinctions-title'));
  await j.see('Беркутов');
  await j.shot('distinctions');
  await j.page.locator('main form button').first().click();
  await j.settle();
  await j.see(w.t('flash-undistinguished'));
  await j.see(w.t('duplicates-side-by-side'));
  await j.shot('duplicates-pair');
  const pair = new URL(j.page.url()).pathname;
  await seen(j, w);
  await j.shot('duplicates');

  await j.open('/duplicates');
  await j.click('Français');
  await j.shot('duplicates');
  await j.open(pair);
  await j.see(lexicon('fr').t('duplicates-one-title'));
  await j.shot('duplicates-pair-fr');
};

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
    await j.see('kept apart for good');
    await j.shot('duplicates-asked');
    await j.tick(w.t('question-confirm'));
    await j.click(w.t('cases-create'));
  }
  await j.see(w.t('flash-case-created'));
}

/** The round finds the pair within a minute. */
async function seen(j, w) {
  await until(async () => {
    await j.open('/duplicates');
    return (await j.text()).includes(w.t('duplicates-probable'));
  }, 'the round did not find the pair', () => '', 90_000);
}

// Articles come in: one is pasted, its people are found; a web page, a mail and
// a file that nothing can be read from are chosen at once; one is captured
// again, and the page says what changed.

import { equal, fixture, lexicon, member, menu, setUp } from './steps.mjs';

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nurse held in Xandria</title>
<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Ida Falk">
<meta property="article:published_time" content="2024-03-18T09:00:00Z"></head>
<body><h1>Nurse held in Xandria</h1><p>The courts of Xandria jailed Olena Verbova, a Ukrainian nurse, for espionage in March 2024.</p><script>alert(1)</script></body></html>`;
const mail = 'From: Desk <desk@example.org>\r\nSubject: A second man\r\nDate: Mon, 18 Mar 2024 09:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nXandria holds a second man, we hear.\r\n';
const file = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

export async function inboxJob({ journey, portal }, locale, js) {
  const j = await journey({ locale, js });
  const w = lexicon(locale);
  await setUp(j, portal, { organisation: 'Comité des Absents', who: member('Solène Castaing') });
  await menu(j, 'sources');
  // The empty list offers it twice.
  await j.page.locator('main section').getByRole('link', { name: w.t('inbox-open') }).click();
  await j.shot('inbox');
  await j.click(w.t('inbox-take'));
  await j.see(w.t('capture-nothing-pasted'));
  await j.shot('inbox-nothing');
  await j.fill(w.t('inbox-text'), fixture(`article-${locale}.txt`));
  await j.click(w.t('inbox-take'));
  await j.see('Martin Ryan');
  await severalFiles(j);
  await again(j);
}

async function severalFiles(j) {
  const w = lexicon(j.locale);
  await menu(j, 'sources');
  await j.click(w.t('inbox-open'));
  await j.page.setInputFiles('#files', [file('page.html', page), file('letter.eml', mail), file('broken.pdf', '%PDF-1.4 and no more'), file('table.xlsx', 'PK')]);
  await j.click(w.t('inbox-take-files'));
  await j.see(w.t('capture-wrong-kind'));
  await j.shot('inbox-files');
  await j.click('Nurse held in Xandria');
  await j.see('Olena Verbova');
  await j.see('The Harbour Post');
  await j.shot('inbox-people');
}

async function again(j) {
  const w = lexicon(j.locale);
  await menu(j, 'sources');
  await j.click('broken');
  await j.see(w.t('capture-note-unreadable'));
  await j.shot('inbox-without-text');
  await menu(j, 'sources');
  await j.click('Nurse held in Xandria');
  await j.click(w.t('capture-new'));
  await j.shot('capture-new');
  await j.fill(w.t('capture-text'), 'Nurse held in Xandria\n\nThe courts of Xandria freed Olena Verbova, a Ukrainian nurse, in May 2024.');
  await j.click(w.t('capture-take'));
  await j.see(w.t('flash-capture-added'));
  await j.shot('source-captured-again');
  await j.page.locator('#captures a[href*="/captures/"]').first().click();
  await j.see(w.t('capture-changes'));
  equal(await j.page.locator('.differs del').count() > 0, true, 'what is gone is marked');
  await j.shot('capture');
}

// What every page must satisfy, whatever it is about. Each check returns a list
// of faults in words.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const narrow = { width: 320, height: 640 };

/** One h1, a title, a language and a direction. */
export async function skeleton(page) {
  const found = await page.evaluate(() => ({
    title: document.title.trim(),
    headings: document.querySelectorAll('h1').length,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
  }));
  const faults = [];
  if (!found.title) faults.push('the title is empty');
  if (found.headings !== 1) faults.push(`${found.headings} h1 headings instead of one`);
  if (!found.lang) faults.push('html has no lang');
  if (!found.dir) faults.push('html has no dir');
  return faults;
}

/** No sideways scrolling on the narrowest screen (WCAG 1.4.10). */
export async function reflow(page) {
  const before = page.viewportSize();
  await page.setViewportSize(narrow);
  const { width, culprit } = await page.evaluate((limit) => {
    const width = document.scrollingElement.scrollWidth;
    const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > limit + 0.5).pop();
    const culprit = wide && wide.tagName.toLowerCase() + (wide.id && `#${wide.id}`) + [...wide.classList].map((c) => `.${c}`).join('');
    return { width, culprit };
  }, narrow.width);
  await page.setViewportSize(before);
  return width > narrow.width ? [`scrolls sideways: ${width} px wide on a ${narrow.width} px screen (${culprit ?? 'no single element'})`] : [];
}

/** Accessibility rules that a machine can judge. Needs scripts. */
export async function accessibility(page) {
  // Not addScriptTag, which the content security policy rightly stops.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `axe ${id}: ${help} (${target.join(' ')}: ${html.slice(0, 120)})`));
}

/** Reports what a page does behind the visitor's back. */
export function watch(page, origin, report) {
  page.on('pageerror', (error) => report(`script error: ${error.message}`));
  page.on('dialog', async (dialog) => {
    // The portal asks this of whoever leaves a form with unsaved words; journeys mean to.
    if (dialog.type() === 'beforeunload') return dialog.accept();
    report(`${dialog.type()} dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  // Breaches of the content security policy arrive here as well.
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser also logs that the page itself is, say, a 404; that may be what the journey is after.
    const isItself = message.location().url === page.url() && message.text().startsWith('Failed to load resource: the server responded');
    if (!isItself) report(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(`${origin}/`)) report(`asks another site: ${request.url()}`);
  });
}

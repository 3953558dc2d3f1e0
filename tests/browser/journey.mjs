// A person at a browser. Journeys are written in her words: what she fills in,
// clicks and sees. Every page on the way is checked (checks.mjs).

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessibility, reflow, skeleton, watch } from './checks.mjs';
import { pause, until } from './portal.mjs';

const tags = { en: 'en-GB', fr: 'fr-FR' };
// Invisible marks around mixed scripts, which nobody would type in a test.
const marks = /[\u2066-\u2069\u200e\u200f]/g;
const redirects = new Set([301, 302, 303, 307, 308]);
// The demonstration world takes a busy machine ten seconds in a debug build.
const patience = 30_000;

export class Journey {
  /** What went wrong on pages, as "PATH: FAULT". */
  faults = [];
  /** How many pages were checked. */
  pages = 0;
  #unchecked;
  #loading = false;
  #titles = new Map();

  static async begin({ browser, url, folder, label, locale = 'en', js = true, pictures = true, viewport = { width: 1280, height: 800 } }) {
    const settings = { baseURL: url, locale: tags[locale] ?? locale, timezoneId: 'UTC', viewport, reducedMotion: 'reduce' };
    const journey = new Journey();
    Object.assign(journey, { browser, url, folder, locale, js, pictures, settings, label: [label, locale, !js && 'nojs'].filter(Boolean).join('-') });
    journey.context = await browser.newContext({ ...settings, javaScriptEnabled: js });
    journey.context.setDefaultTimeout(patience);
    journey.page = await journey.context.newPage();
    journey.#follow();
    return journey;
  }

  /** Goes to a path or a full address, and checks the page. */
  async open(path) {
    await this.page.goto(path);
    await this.settle();
  }

  /** Types into the field with this label; `within` names a group, row or region. */
  async fill(label, value, { within } = {}) {
    await this.field(label, within).fill(String(value));
  }

  /** Chooses an option, by its words, in the list with this label. */
  async select(label, option, { within } = {}) {
    await this.field(label, within).selectOption({ label: option });
  }

  /** Ticks the box or chooses the radio button with this label. */
  async tick(label, { within } = {}) {
    await this.field(label, within).check();
  }

  async untick(label, { within } = {}) {
    await this.field(label, within).uncheck();
  }

  /** Puts a file, by its path, into the field with this label. */
  async attach(label, path, { within } = {}) {
    await this.field(label, within).setInputFiles(path);
  }

  /** Clicks the button, link or summary with this name, and checks the page it leads to. */
  async click(name, { within } = {}) {
    await this.control(name, within).click();
    await this.settle();
  }

  /** Presses a key, such as 'Tab' or 'Enter'. */
  async press(key) {
    await this.page.keyboard.press(key);
    await this.settle();
  }

  /** Clicks something that is saved instead of shown; returns its name and bytes. */
  async download(name, { within } = {}) {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.control(name, within).click()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  /** Waits until the page shows these words. */
  async see(words) {
    await until(async () => matches(await this.text(), words), `${this.#where()}: “${words}” is not to be seen`, () => '', patience);
  }

  /** Fails if the page shows these words. */
  async dontSee(words) {
    if (matches(await this.text(), words)) throw new Error(`${this.#where()}: “${words}” is to be seen`);
  }

  /** What the page shows, in one line. */
  async text() {
    return tidy(await this.page.locator('body').innerText());
  }

  async title() {
    return tidy(await this.page.title());
  }

  /** Keeps a picture of the whole page, if pictures are wanted. */
  async shot(name, { always = false } = {}) {
    if (!this.pictures && !always) return undefined;
    const path = join(this.folder, `${name}-${this.label}.png`);
    await this.page.screenshot({ path, fullPage: true });
    return path;
  }

  field(label, within) {
    return this.#in(within).getByLabel(exactly(label)).and(this.page.locator('input, textarea, select'));
  }

  control(name, within) {
    const place = this.#in(within);
    const called = { name: exactly(name) };
    return place.getByRole('button', called).or(place.getByRole('link', called)).or(place.locator('summary').filter({ hasText: exactly(name) }));
  }

  /**
   * Waits for the page that an action leads to, and checks it. Every method here
   * does so by itself; call it after using `page` directly.
   */
  async settle() {
    // The browser begins to load a moment after the click.
    for (let i = 0; i < 10 && !this.#loading && !this.#unchecked; i += 1) await pause(10);
    await until(() => !this.#loading, `${this.#where()} leads to a page that does not load`, () => '', patience);
    await this.page.waitForLoadState('load');
    const response = this.#unchecked;
    this.#unchecked = undefined;
    if (response) await this.#inspect(response);
  }

  /** Leaves the browser; the runner does this. */
  async end() {
    await this.settle().finally(() => Promise.all([this.context.close(), this.twin?.close()]));
  }

  #follow() {
    const main = this.page.mainFrame();
    const isPage = (request) => request.isNavigationRequest() && request.frame() === main;
    this.page.on('request', (request) => { if (isPage(request)) this.#loading = true; });
    this.page.on('requestfailed', (request) => { if (isPage(request)) this.#loading = false; });
    this.page.on('framenavigated', (frame) => { if (frame === main) this.#loading = false; });
    this.page.on('response', (response) => {
      if (!isPage(response.request()) || redirects.has(response.status())) return;
      const { 'content-type': type = '', 'content-disposition': disposition = '' } = response.headers();
      this.status = response.status();
      if (type.startsWith('text/html') && !disposition.startsWith('attachment')) this.#unchecked = response;
      else this.#loading = false; // a file: no new page will show
    });
    watch(this.page, this.url, (fault) => this.#report(fault));
  }

  async #inspect(response) {
    this.pages += 1;
    const html = await response.text();
    this.#keep(html);
    if (response.status() >= 500) this.#report(`status ${response.status()}`);
    this.#compareTitle(await this.title(), response.status());
    const found = [...await skeleton(this.page), ...await reflow(this.page)];
    found.push(...await (this.js ? accessibility(this.page) : this.#accessibilityOfTwin(response, html)));
    found.forEach((fault) => this.#report(fault));
  }

  // axe needs scripts. So a twin who has them, with the same cookies, is shown
  // the very same answer: the portal is not asked twice.
  async #accessibilityOfTwin(response, body) {
    this.twin ??= await this.#newTwin();
    await this.twin.context().clearCookies();
    await this.twin.context().addCookies(await this.context.cookies());
    const { 'set-cookie': _cookie, 'content-encoding': _encoding, 'content-length': _length, ...headers } = response.headers();
    await this.twin.route(response.url(), (route) => route.fulfill({ status: response.status(), headers, body }), { times: 1 });
    await this.twin.goto(response.url());
    return accessibility(this.twin);
  }

  async #newTwin() {
    const twin = await this.browser.newPage(this.settings);
    watch(twin, this.url, (fault) => this.#report(`with scripts: ${fault}`));
    return twin;
  }

  #compareTitle(title, status) {
    const { pathname } = new URL(this.page.url());
    const other = this.#titles.get(title) ?? pathname;
    if (status < 400 && title) this.#titles.set(title, other);
    if (status < 400 && other !== pathname) this.#report(`has the same title as ${other}: “${title}”`);
  }

  // For the HTML checker, which reads all pages at once when the journeys are over.
  #keep(html) {
    const place = join(this.folder, 'html');
    mkdirSync(place, { recursive: true });
    const path = this.#where().replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80) || 'front';
    const version = createHash('sha256').update(html).digest('hex').slice(0, 8);
    writeFileSync(join(place, `${path}-${this.label}-${version}.html`), html);
  }

  #report(fault) {
    const line = `${this.#where()} [${this.locale}${this.js ? '' : ', no scripts'}]: ${fault}`;
    if (!this.faults.includes(line)) this.faults.push(line);
  }

  #where() {
    return this.page.url().replace(this.url, '');
  }

  #in(name) {
    if (!name) return this.page;
    const called = { name: exactly(name) };
    return ['group', 'radiogroup', 'row', 'region', 'listitem', 'navigation', 'form', 'article'].map((role) => this.page.getByRole(role, called)).reduce((a, b) => a.or(b));
  }
}

const tidy = (text) => text.replace(marks, '').replace(/\s+/g, ' ').trim();
const matches = (text, words) => (words instanceof RegExp ? words.test(text) : text.includes(tidy(words)));

// Whole names only, but with any kind of space and with the invisible marks.
function exactly(name) {
  if (name instanceof RegExp) return name;
  const letters = [...tidy(name)].map((c) => (c === ' ' ? '\\s+' : c.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')));
  const gap = '[\\u2066-\\u2069\\u200e\\u200f]*';
  return new RegExp(`^\\s*${gap}${letters.join(gap)}${gap}\\s*$`, 'u');
}

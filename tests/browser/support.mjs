// Everything that journeys and their runner use, from one place.

import { chromium } from 'playwright-core';

export { Journey } from './journey.mjs';
export { startPortal, until } from './portal.mjs';

/** The system's Chromium, kept from talking to anyone but the portal. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.HABEAS_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

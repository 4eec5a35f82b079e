'use strict';
// Finds the browser that drives the real thing. CommonJS, so that gulpfile.js and the tests share it.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** The path of Chromium or Chrome, or undefined. CHROMIUM_PATH wins. */
function browserPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [...names.flatMap(name => folders.map(folder => path.join(folder, name))), ...places];
  return candidates.find(file => fs.existsSync(file));
}

/** Installs Chromium where that needs nobody's permission: as root on Debian and its kin. */
function installBrowser() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !fs.existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
  } catch {
    // The caller says what to install.
  }
}

module.exports = { browserPath, installBrowser };

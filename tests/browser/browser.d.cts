/** The path of Chromium or Chrome, or undefined. CHROMIUM_PATH wins. */
export function browserPath(): string | undefined;
/** Installs Chromium where that needs nobody's permission: as root on Debian and its kin. */
export function installBrowser(): void;

import { invalidName } from './nameErrors.ts';

/** 400 for a file or folder name that SharePoint doesn't take: its characters, its ends, its length (255). */
export function checkName(name: string): string {
  const bad =
    /["*:<>?/\\|]/.test(name) ||
    [...name].some(character => character < ' ') ||
    /^\.*$/.test(name) ||
    /^\s|[\s.]$/.test(name) ||
    name.length > 255 ||
    name.includes('_vti_');
  if (bad) throw invalidName(name);
  return name;
}

/** A text as it stands between the quotes of an address under `_api/`. */
export function quoted(text: string): string {
  return encodeURIComponent(text.replaceAll("'", "''")).replaceAll('%2F', '/');
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's folder. */
export const root = path.resolve(__dirname, '..', '..');

/** The text of a file, by its path from the project's folder. */
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The pages for administrators, by their path from the project's folder. */
export const pages = readdirSync(path.join(root, 'docs'))
  .filter(name => name.endsWith('.md'))
  .map(name => `docs/${name}`);

/** The rows of the table whose heading row begins with these cells, each as its cells. Throws where there is none. */
export function tableIn(page: string, ...heading: readonly string[]): string[][] {
  const rows = read(page)
    .split('\n')
    .map(line =>
      line.startsWith('|')
        ? line
            .slice(1, -1)
            .split('|')
            .map(cell => cell.trim())
        : undefined
    );
  const first = rows.findIndex(row => row !== undefined && heading.every((cell, index) => row[index] === cell));
  if (first === -1) throw new Error(`${page} has no table that begins ${heading.join(' | ')}.`);
  const found: string[][] = [];
  for (const row of rows.slice(first + 2)) {
    if (row === undefined) break;
    found.push(row);
  }
  return found;
}

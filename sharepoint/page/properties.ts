import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Keeps a web part's properties the way a page keeps them: one file for each site and place. */
export class PropertyStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async read(web: string, place: string): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.file(web, place), 'utf8'));
    } catch {
      return {};
    }
  }

  async write(web: string, place: string, properties: unknown): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = this.file(web, place);
    const beside = `${file}.${randomUUID()}`;
    await writeFile(beside, JSON.stringify(properties, null, 2));
    await rename(beside, file);
  }

  private file(web: string, place: string): string {
    const key = createHash('sha256').update(`${web.toLowerCase()}\n${place}`).digest('hex').slice(0, 16);
    return path.join(this.folder, `${key}.json`);
  }
}

import { caml } from './caml/index.ts';
import { comments } from './comments/index.ts';
import { contentTypes } from './contentTypes/index.ts';
import { csom } from './csom/index.ts';
import { files } from './files/index.ts';
import type { Module } from './odata/context.ts';
import { pages } from './pages/index.ts';

/**
 * What the server consists of beside lists, columns, rows, people and webs. Without one of these the rest still runs.
 */
export const modules: readonly Module[] = [contentTypes, caml, csom, files, comments, pages];

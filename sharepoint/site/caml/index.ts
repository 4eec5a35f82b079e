import type { Module } from '../odata/context.ts';
import { routeCaml } from './camlRoutes.ts';

/** CAML, and the methods of lists that are asked in it. */
export const caml: Module = { routeList: routeCaml };

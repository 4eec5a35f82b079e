import type { english } from './en';

/** All that the product says in one language, by screen. English gives the shape; every language is a value of it. */
export type Words = typeof english;

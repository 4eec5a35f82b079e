import type { english } from './en';

/** All texts of the app in one language, by screen. The English texts define the type that every language must have. */
export type Words = typeof english;

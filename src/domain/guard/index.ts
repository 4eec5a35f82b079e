export { guardFileName, guardText } from './guardText';
export type { GuardContext } from './guardText';
export type { Effect, Finding, Kind } from './findings';
export { hasUnansweredStop, reasonFault } from './answers';
export type { ReasonFault, Texts } from './answers';

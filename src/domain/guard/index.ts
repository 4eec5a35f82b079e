export { guardFileName, guardText } from './guardText';
export type { GuardContext } from './guardText';
export type { Effect, Finding, Kind } from './findings';
export { changedTexts, hasUnansweredStop, reasonFault, textsOf } from './answers';
export type { ReasonFault, Texts } from './answers';

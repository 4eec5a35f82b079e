declare module '*/eslint.config.mjs' {
  import type { Linter } from 'eslint';
  const config: Linter.Config[];
  export default config;
}

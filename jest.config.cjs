'use strict';

const transform = {
  '^.+\\.(m?[jt]sx?)$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'classic' } }
      },
      module: { type: 'commonjs' }
    }
  ]
};

/** Packages that ship as ES modules only and are therefore compiled for jest. */
const esModules = [
  '@pnp/.+',
  'valibot',
  'idb',
  '@fluentui/[^/]+/lib',
  '@microsoft/[^/]+/lib(?:-esm)?',
  'node-fetch',
  'adaptivecards',
  'swiper',
  '@microsoft/app-manifest/node_modules',
  'strip-bom'
];

const common = {
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(?:${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/(?:lib|lib-commonjs|lib-dts|lib-esm|dist|release|temp|\\.local)/'],
  testEnvironment: 'node'
};

module.exports = {
  testSequencer: '<rootDir>/tests/longestFirst.cjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/', '<rootDir>/tests/bench/']
    },
    {
      ...common,
      displayName: 'browser',
      testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/browser/setup.ts']
    }
  ]
};

import { URL } from 'node:url';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { cellRules } from './config/cellRules.mjs';

/**
 * Which folder of src may import which other one. `data`, `device`, `channel` and `host` are handed to `app` by the web
 * part: nothing else imports them. A folder in `types` may be imported with `import type` only.
 */
const layers = {
  model: { imports: [], types: [] },
  domain: { imports: ['model'], types: [] },
  sync: { imports: ['model', 'domain'], types: [] },
  data: { imports: ['model', 'domain'], types: ['app'] },
  device: { imports: ['model', 'domain'], types: ['app'] },
  channel: { imports: ['model', 'domain'], types: ['app'] },
  host: { imports: ['model'], types: ['domain', 'app'] },
  app: { imports: ['model', 'domain', 'sync'], types: [] },
  ui: { imports: ['model', 'domain', 'sync', 'app'], types: [] },
  webparts: {
    imports: ['model', 'domain', 'data', 'device', 'sync', 'channel', 'app', 'host', 'ui'],
    types: []
  }
};

/** Packages that belong to some folders only. */
const packages = [
  { regex: '^@pnp/', allowedIn: ['data'], message: 'Only src/data may import PnPjs.' },
  {
    regex: '^@microsoft/sp-',
    allowedIn: ['webparts', 'host'],
    message: 'Only src/webparts and src/host may import SPFx.'
  },
  {
    regex: '^(react|react-dom|@fluentui/.*)(/|$)',
    allowedIn: ['ui', 'webparts'],
    message: 'Only src/ui and src/webparts may import React and Fluent UI.'
  }
];

/** The import paths a folder of src may not use, each with the reason. */
function restrictions(folder) {
  const { imports, types } = layers[folder];
  const others = Object.keys(layers).filter(other => other !== folder && !imports.includes(other));
  const forbidden = (names, extra) =>
    names.map(name => ({
      regex: `^(\\.\\./)+${name}(/|$)`,
      message: `src/${folder} may not import src/${name}.`,
      ...extra
    }));
  return [
    ...forbidden(
      others.filter(other => !types.includes(other)),
      {}
    ),
    ...forbidden(types, { allowTypeImports: true }),
    ...packages
      .filter(({ allowedIn }) => !allowedIn.includes(folder))
      .map(({ regex, message }) => ({ regex, message })),
    {
      regex: '^(\\.\\./)+(sharepoint|teams|tests)(/|$)',
      message: 'src imports nothing of sharepoint, teams or tests.'
    },
    {
      regex: '^@microsoft/teams-js',
      message: 'In a tenant the host brings teams-js: import its types only.',
      allowTypeImports: true
    },
    ...(folder === 'domain' ? [{ regex: '^[^.]', message: 'src/domain imports nothing.' }] : [])
  ];
}

/** Columns' internal names stand in the declarations alone. */
const internalName = {
  selector: ':matches(Literal[value=/\\bAP[A-Z]/], TemplateElement[value.raw=/\\bAP[A-Z]/])',
  message: 'Only src/model names a column: ask the declaration for it.'
};

/** What no code of this project does; `import()` is listed here since no-restricted-imports doesn't see it. */
function forbiddenSyntax(importRules = [], others = []) {
  return [
    'error',
    ...others,
    { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text is rendered as text.' },
    { selector: 'Property[key.name="dangerouslySetInnerHTML"]', message: 'Text is rendered as text.' },
    {
      selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
      message: 'Text is rendered as text.'
    },
    ...importRules.map(({ regex, message }) => ({
      selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002F')}/]`,
      message
    }))
  ];
}

const sourceLayers = Object.keys(layers).map(folder => {
  const rules = restrictions(folder);
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: rules }],
      'no-restricted-syntax': forbiddenSyntax(rules, folder === 'model' ? [] : [internalName])
    }
  };
});

/** The local SharePoint's folders: one imports only what stands after it, but each row leads to its list. */
const siteFolders = ['http', 'webs', 'lists', 'changes', 'items', 'columns', 'formulas', 'people', 'odata', 'store'];
const siteExceptions = ['items imports lists'];

/** The import paths that all of the local SharePoint may not use but `modules.ts`, which names the modules. */
const siteRestrictions = [
  {
    regex: '^(\\.\\./)+(src|page|sample|teams|graph)(/|$)',
    message: 'The local SharePoint knows nothing of the product, nor of the local Graph.'
  },
  {
    regex: '^(\\.{1,2}/)+(caml|comments|contentTypes|csom|files|pages)/',
    message: 'Only modules.ts imports a module: hand its work in through `Module` in odata/context.ts.'
  }
];

/** What the local SharePoint, the local Graph and the pages around them may not import. A later entry goes before. */
const localLayers = [
  {
    files: ['sharepoint/**/*.ts'],
    patterns: [{ regex: '^(\\.\\./)+teams(/|$)', message: 'teams may import sharepoint, not the other way round.' }]
  },
  { files: ['sharepoint/site/**/*.ts'], ignores: ['sharepoint/site/modules.ts'], patterns: siteRestrictions },
  ...siteFolders.slice(1).map((folder, index) => {
    const above = siteFolders
      .slice(0, index + 1)
      .filter(other => !siteExceptions.includes(`${folder} imports ${other}`));
    return {
      files: [`sharepoint/site/${folder}/**/*.ts`],
      patterns: [
        ...siteRestrictions,
        { regex: `^(\\.\\./)+(${above.join('|')})/`, message: `${folder} imports only what stands below it.` }
      ]
    };
  }),
  {
    files: ['sharepoint/graph/**/*.ts'],
    patterns: [
      {
        regex: '^(\\.\\./)+(src|page|sample|teams)(/|$)',
        message: 'The local Graph knows nothing of the product.'
      }
    ]
  }
].map(({ patterns, ...scope }) => ({
  ...scope,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] }
}));

export default tseslint.config(
  { ignores: ['node_modules/', 'lib*/', 'dist/', 'release/', 'temp/', '.local/', 'src/**/loc/*.js'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommended, ...tseslint.configs.stylistic],
    languageOptions: {
      parserOptions: {
        project: ['./tests/tsconfig.json'],
        tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url))
      }
    },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': forbiddenSyntax(),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-inferrable-types': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error'
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { cells: cellRules },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      'cells/no-raw-cell': 'error'
    }
  },
  ...sourceLayers,
  ...localLayers,
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'writable',
        exports: 'writable',
        process: 'readonly',
        __dirname: 'readonly',
        Buffer: 'readonly'
      }
    }
  }
);

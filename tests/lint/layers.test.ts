import { ESLint, type Linter } from 'eslint';
import config from '../../eslint.config.mjs';

/** A snippet isn't a file of a project, so the rules that ask the type checker are off. */
const withoutTypes: Linter.Config = {
  files: ['**/*.{ts,tsx}'],
  languageOptions: { parserOptions: { project: null } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'off',
    '@typescript-eslint/switch-exhaustiveness-check': 'off',
    'cells/no-raw-cell': 'off'
  }
};

/** Where `CI` is set, the parser reads a file from the disk in the place of the text that it is given: here it may not. */
const asGiven: Linter.Config = {
  files: ['**/*.{ts,tsx}'],
  languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } }
};

/** The rule ids that a snippet breaks when it stands in a file. */
async function brokenRules(filePath: string, code: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [...config, withoutTypes]
  });
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(message => message.ruleId ?? message.message);
}

const imports = '@typescript-eslint/no-restricted-imports';

describe('the layering rule', () => {
  it.each([
    ['src/ui/x.ts', "import { a } from '../data/rows'; void a;"],
    ['src/ui/plan/x.ts', "import { a } from '../../data/rows'; void a;"],
    ['src/app/x.ts', "import { a } from '@pnp/sp'; void a;"],
    ['src/app/x.ts', "import { a } from '../host/host'; void a;"],
    ['src/app/x.ts', "import * as React from 'react'; void React;"],
    ['src/domain/x.ts', "import { a } from 'date-fns'; void a;"],
    ['src/model/x.ts', "import { a } from '../domain/brag'; void a;"],
    ['src/device/x.ts', "import { a } from '../data/rows'; void a;"],
    ['src/domain/x.ts', "import { a } from '../sync/operation'; void a;"],
    ['src/data/x.ts', "import { a } from '../app/store'; void a;"],
    ['src/ui/x.ts', "import { a } from '@microsoft/sp-http'; void a;"],
    ['src/host/x.ts', "import { app } from '@microsoft/teams-js'; void app;"],
    ['src/webparts/actionPlan/x.ts', "import { a } from '../../../sharepoint/site/index'; void a;"],
    ['sharepoint/page/x.ts', "import { a } from '../../teams/client/view.ts'; void a;"],
    ['sharepoint/x.ts', "import { a } from '../teams/local.ts'; void a;"],
    ['sharepoint/site/items/x.ts', "import { a } from '../files/index.ts'; void a;"],
    ['sharepoint/site/pages/x.ts', "import type { A } from '../files/locations.ts'; export type B = A;"],
    ['sharepoint/site/x.ts', "import { a } from './caml/index.ts'; void a;"],
    ['sharepoint/site/store/x.ts', "import { a } from '../odata/errors.ts'; void a;"],
    ['sharepoint/site/people/x.ts', "import { a } from '../items/names.ts'; void a;"],
    ['sharepoint/site/http/x.ts', "import { a } from '../../graph/index.ts'; void a;"],
    ['sharepoint/graph/x.ts', "import { a } from '../../teams/client/view.ts'; void a;"]
  ])('refuses in %s: %s', async (file, code) => {
    expect(await brokenRules(file, code)).toEqual([imports]);
  });

  it('refuses a dynamic import too', async () => {
    expect(await brokenRules('src/ui/x.ts', "void import('../data/rows');")).toEqual(['no-restricted-syntax']);
  });

  it.each([
    ['src/data/x.ts', "import { a } from '../model/action'; import { b } from '@pnp/sp'; void a; void b;"],
    ['src/data/x.ts', "import type { Port } from '../app/ports'; export type P = Port;"],
    ['src/host/x.ts', "import type { app } from '@microsoft/teams-js'; export type C = app.Context;"],
    ['src/ui/plan/x.ts', "import { a } from '../../app/store'; import { b } from '../parts/Row'; void a; void b;"],
    ['src/webparts/actionPlan/x.ts', "import { a } from '../../data/readPlan'; void a;"],
    ['sharepoint/site/modules.ts', "import { a } from './files/index.ts'; void a;"],
    [
      'sharepoint/site/files/x.ts',
      "import { a } from './index.ts'; import { b } from '../items/names.ts'; void a; void b;"
    ],
    [
      'sharepoint/site/items/x.ts',
      "import { a } from '../lists/lists.ts'; import { b } from '../store/fields.ts'; void a; void b;"
    ],
    ['teams/x.ts', "import { a } from '../sharepoint/site/index.ts'; void a;"]
  ])('allows in %s: %s', async (file, code) => {
    expect(await brokenRules(file, code)).toEqual([]);
  });
});

describe('the rule about internal names', () => {
  it.each(["const column = 'APStage'; void column;", 'const xml = `<FieldRef Name="APStage"/>`; void xml;'])(
    'refuses them outside the declarations: %s',
    async code => {
      expect(await brokenRules('src/data/x.ts', code)).toEqual(['no-restricted-syntax']);
      expect(await brokenRules('src/model/x.ts', code)).toEqual([]);
    }
  );
});

describe('the rule about cells', () => {
  const linted = async (expression: string): Promise<string[]> => {
    const code = `
      import * as React from 'react';
      import type { Action } from '../../model/action';
      import { textOf } from '../../model/values';
      export function Number({ action }: { action: Action }): React.ReactElement {
        return <p title={textOf(action.action)}>{${expression}}</p>;
      }`;
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [...config, asGiven] });
    const [result] = await eslint.lintText(code, { filePath: 'src/ui/plan/ActionRow.tsx' });
    return (result?.messages ?? []).map(message => message.ruleId ?? message.message);
  };

  it.each(['action.number', '`${action.number}`', "action.number === '' && 1"])('refuses %s', async expression => {
    expect(await linted(expression)).toContain('cells/no-raw-cell');
  });

  it('takes what was asked for as text', async () => {
    expect(await linted('textOf(action.number)')).toEqual([]);
  });
});

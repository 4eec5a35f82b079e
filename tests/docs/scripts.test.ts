import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import manifest from '../../teams/manifest.json';
import known from './knownCommands.json';
import { pages, read, root } from './pages';
import { readPowerShell } from './powerShell';

const cliScript = 'docs/install-cli-m365.sh';
const powerShellScript = 'docs/install-pnp-powershell.ps1';

const m365Commands = new Map<string, readonly string[]>(Object.entries(known.m365.commands));
const cmdlets = new Map<string, readonly string[]>(Object.entries(known.powershell.cmdlets));

/** What is wrong with a call of CLI for Microsoft 365, by the published commands; `words` come after `m365`. */
function faultsOfM365(words: readonly string[]): string[] {
  const first = words.findIndex(word => word.startsWith('-'));
  const command = words.slice(0, first === -1 ? undefined : first).join(' ');
  const options = m365Commands.get(command);
  if (!options) return [`There is no m365 ${command}.`];
  return words
    .filter(word => word.startsWith('--') && ![...options, ...known.m365.everywhere].includes(word))
    .map(option => `m365 ${command} has no ${option}.`);
}

describe('the script for CLI for Microsoft 365', () => {
  let folder: string;

  /** A project that was packaged, with its links set, and a CLI that writes down how it is called. */
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'install-'));
    for (const name of ['bin', 'docs', 'teams', 'sharepoint/solution'])
      mkdirSync(path.join(folder, name), { recursive: true });
    cpSync(path.join(root, cliScript), path.join(folder, cliScript));
    const links = { ...manifest, developer: { websiteUrl: 'https://intranet.council.test/support' } };
    writeFileSync(path.join(folder, 'teams/manifest.json'), JSON.stringify(links));
    for (const made of ['sharepoint/solution/inspection-action-plan.sppkg', 'teams/TeamsSPFxApp.zip'])
      writeFileSync(path.join(folder, made), '');
    const cli = [
      '#!/usr/bin/env bash',
      `printf '%s\\t' "$@" >> "${folder}/calls"; echo >> "${folder}/calls"`,
      'case "$*" in',
      '  status*) echo "${STATUS:-{\\"connectedAs\\": \\"admin\\"\\}}" ;;',
      '  "teams app list"*) echo "${TEAMS_APP:-null}" ;;',
      '  *"permissionrequest list"*ChannelMessage.Send*) echo \'"request-1"\' ;;',
      '  *"permissionrequest list"*) echo null ;;',
      'esac'
    ].join('\n');
    writeFileSync(path.join(folder, 'bin/m365'), cli);
    chmodSync(path.join(folder, 'bin/m365'), 0o755);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const ended = spawnSync('bash', [path.join(folder, cliScript), ...args], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${folder}/bin${path.delimiter}${process.env['PATH'] ?? ''}`, ...env }
    });
    let calls: string[][] = [];
    try {
      calls = readFileSync(path.join(folder, 'calls'), 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map(line => line.split('\t').slice(0, -1));
    } catch {
      // It called nothing.
    }
    expect(calls.flatMap(faultsOfM365)).toEqual([]);
    const withoutOptions = calls.map(words => words.filter(word => word !== '--output' && word !== 'none').join(' '));
    return { status: ended.status, said: ended.stdout + ended.stderr, calls: withoutOptions };
  };

  it('is bash that bash can read', () => {
    execFileSync('bash', ['-n', path.join(root, cliScript)]);
  });

  it('uploads the package over an older one and makes it available to all sites', () => {
    const { status, calls } = run([]);
    expect(status).toBe(0);
    expect(calls).toContain('spo app add --filePath sharepoint/solution/inspection-action-plan.sppkg --overwrite');
    expect(calls).toContain('spo app deploy --name inspection-action-plan.sppkg --skipFeatureDeployment');
    expect(calls.filter(call => /^teams|approve/.test(call))).toEqual([]);
  });

  it('publishes the Teams app where there is none, and updates the one that is there', () => {
    expect(run(['--teams']).calls).toContain('teams app publish --filePath teams/TeamsSPFxApp.zip');
    const again = run(['--teams'], { TEAMS_APP: '"in-the-catalogue"' });
    expect(again.calls).toContain('teams app update --id in-the-catalogue --filePath teams/TeamsSPFxApp.zip');
    expect(read(cliScript)).toContain(`teams_id=${manifest.id}`);
  });

  it('approves the permissions that are named and no others', () => {
    const { status, calls, said } = run(['--approve', 'ChannelMessage.Send', '--approve', 'TeamMember.Read.All']);
    expect(status).toBe(0);
    expect(calls.filter(call => call.includes('approve'))).toEqual([
      'spo serviceprincipal permissionrequest approve --id request-1'
    ]);
    expect(said).toContain('No request for TeamMember.Read.All is waiting');
  });

  it('changes nothing where nobody is signed in, the package is missing, or the links lead nowhere', () => {
    const changes = (calls: readonly string[]): string[] => calls.filter(call => !call.startsWith('status'));
    expect(run([], { STATUS: '"Logged out"' })).toMatchObject({ status: 1 });
    writeFileSync(path.join(folder, 'teams/manifest.json'), '{"websiteUrl": "https://set-this-link.invalid/docs"}');
    const withoutLinks = run(['--teams']);
    expect(withoutLinks.said).toContain('docs/install.md');
    rmSync(path.join(folder, 'sharepoint/solution/inspection-action-plan.sppkg'));
    const withoutPackage = run([]);
    expect(withoutPackage.said).toContain('npm run package');
    const wrong = run(['--team']);
    expect([withoutLinks.status, withoutPackage.status, wrong.status]).toEqual([1, 1, 1]);
    expect(changes(wrong.calls)).toEqual([]);
  });
});

describe('the script for PnP PowerShell', () => {
  const reading = readPowerShell(read(powerShellScript));

  it('closes what it opens', () => {
    expect(reading.faults).toEqual([]);
  });

  it('calls published cmdlets with published parameters', () => {
    const faults = reading.calls.flatMap(({ cmdlet, parameters }) => {
      const allowed = cmdlets.get(cmdlet);
      if (!allowed) return [`There is no ${cmdlet}.`];
      return parameters
        .filter(one => ![...allowed, ...known.powershell.operators].includes(one))
        .map(one => `${cmdlet} has no ${one}.`);
    });
    expect(faults).toEqual([]);
  });

  it('does what the other script does', () => {
    const called = reading.calls.map(({ cmdlet, parameters }) => [cmdlet, ...parameters].join(' '));
    expect(called).toEqual(
      expect.arrayContaining([
        'Connect-PnPOnline -Url -Interactive -ClientId',
        'Add-PnPApp -Path -Scope -Overwrite',
        'Publish-PnPApp -Identity -Scope -SkipFeatureDeployment',
        'Update-PnPTeamsApp -Identity -Path',
        'New-PnPTeamsApp -Path',
        'Approve-PnPTenantServicePrincipalPermissionRequest -RequestId -Force'
      ])
    );
    expect(read(powerShellScript)).toContain(`'${manifest.id}'`);
  });
});

test.each([
  ['if ($a) { Write-Host "x" ', 'The { of line 1 is not closed.'],
  ['Write-Host $a)', 'The ) of line 1 closes nothing.'],
  ['foreach ($a in @(1, 2]) {}', 'The ] of line 1 closes the ( of line 1.'],
  ["$a = 1\nWrite-Host 'it's here'", 'The text of line 2 is not closed.'],
  ['Write-Host "a `"quoted`" word', 'The text of line 1 is not closed.'],
  ["$a = @'\nline\n '@", 'The here-string of line 1 is not closed.'],
  ['<# never ends', 'The comment of line 1 is not closed.']
])('the check of PowerShell finds what is wrong with %j', (script, fault) => {
  expect(readPowerShell(script).faults).toContain(fault);
});

test('the check of PowerShell takes texts, here-strings and comments for what they are', () => {
  const script = [
    '# an (unclosed bracket in a comment',
    "$a = 'it''s { here', \"a `\" and a )\"",
    "$b = @'",
    "Get-Nothing -Like 'this (",
    "'@",
    '<# Get-Nothing { #>',
    'Get-PnPTeamsApp | Where-Object { $_.Id -eq $a }'
  ].join('\n');
  expect(readPowerShell(script)).toEqual({
    faults: [],
    calls: [
      { cmdlet: 'Get-PnPTeamsApp', parameters: [] },
      { cmdlet: 'Where-Object', parameters: [] }
    ]
  });
});

test.each(pages)('every command that %s prints is a published one', page => {
  const blocks = [...read(page).matchAll(/```(?:sh|powershell)\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const lines = blocks.flatMap(block => block.split('\n'));
  const m365 = lines.filter(line => line.startsWith('m365 ')).map(line => line.split(' ').slice(1));
  expect(m365.flatMap(faultsOfM365)).toEqual([]);
  const called = lines.flatMap(line => readPowerShell(line).calls).map(({ cmdlet }) => cmdlet);
  expect(called.filter(cmdlet => !cmdlets.has(cmdlet))).toEqual([]);
});

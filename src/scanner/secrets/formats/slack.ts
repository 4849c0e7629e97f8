/** Decides what secrets of Slack look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

/** Numbers of the workspace and the user stand in nearly all of them. */
function judgeToken({ secret }: SecretMatch): Genuineness {
  // Numbers alone are what a program puts the rest behind.
  if (!/[A-Za-z]/.test(secret.slice(5))) return 'none'
  return /\d{8}/.test(secret) || secret.startsWith('xoxe') ? 'unproven' : 'none'
}

function sampleToken(seed: number): string {
  return `${'xoxb-893582989554-899326518131'}-${sampleText(24, undefined, seed)}`
}

function sampleAppToken(seed: number): string {
  return `${'xapp-1-A04QVTLK2BW-4831229047715'}-${sampleText(64, HEX, seed)}`
}

export const slack: SecretProvider = {
  name: 'Slack',
  revoke:
    'Revoke the token with auth.revoke, or reinstall the app; delete webhooks in its ' +
    'settings.',
  formats: [
    {
      id: 'slack-token',
      title: 'Slack token',
      kind: 'secret',
      keywords: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxs-', 'xoxe-', 'xoxe.', 'xoxr-', 'xoxo-', 'xoxc-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])xox(?:[abcposr]|e(?:\.xox[bp])?)-/,
        /(?:\d{1,14}-){0,4}[A-Za-z0-9-]{20,200}(?![\w-])/,
      ),
      publicLength: 5,
      judge: judgeToken,
      catches: [
        `SLACK_API_TOKEN=${sampleToken(1)}`,
        `Bearer ${'xoxp'}-893582989554-298911817009-298923149681-${sampleText(32, HEX)}`,
        `{"token": "${'xoxe'}.xoxp-1-${sampleText(166, UPPER_AND_DIGITS)}"}`,
        `token = '${'xoxb'}-153445930147-${sampleText(24)}'`,
      ],
      ignores: [
        `${'xoxb'}-000000000000-0000000000000-${'x'.repeat(24)}`,
        'xoxb-your-bot-token-goes-into-this-place',
      ],
    },
    {
      id: 'slack-workspace-token',
      title: 'Slack workspace token',
      kind: 'secret',
      keywords: ['xoxa-', 'xoxr-'],
      pattern: /(?<![\w-])xox[ar]-(?:\d-)?[0-9A-Za-z]{20,48}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `SLACK_WORKSPACE=${'xoxa-2'}-${sampleText(40)}`,
        `slack_workspace: ${'xoxa-2'}-${sampleText(40, undefined, 2)}`,
      ],
      ignores: [`${'xox'}a-2-${'x'.repeat(40)}`, `see ${'xoxa-2'}-${sampleText(13)}`],
    },
    {
      id: 'slack-session-cookie',
      title: 'Slack session cookie',
      kind: 'secret',
      keywords: ['xoxd-'],
      pattern: /(?<![\w-])xoxd-[A-Za-z0-9%+/=]{60,300}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `SLACK_SESSION_COOKIE=${'xoxd'}-${sampleText(140)}`,
        `Authorization: Bearer ${'xoxd'}-${sampleText(140, undefined, 2)}`,
      ],
      ignores: [`${'xo'}xd-${'x'.repeat(140)}`, `see ${'xoxd'}-${sampleText(46)}`],
    },
    {
      id: 'slack-app-token',
      title: 'Slack app token',
      kind: 'secret',
      keywords: ['xapp-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])xapp-/,
        /(?:\d-[A-Z0-9]{8,14}-\d{8,16}-[0-9a-f]{32,80}|\d{12}-[A-Za-z0-9+/]{24})(?![\w/+-])/,
      ),
      publicLength: 5,
      judge: judgeRandom(20),
      catches: [`SLACK_SOCKET=${sampleAppToken(1)}`, `export SLACK_SOCKET="${sampleAppToken(2)}"`],
      ignores: [
        `${'xapp-1-A04QVTLK2'}BW-4831229047715-${'x'.repeat(64)}`,
        `see ${'xapp-1-A04QVTLK2BW-4831229047715'}-${sampleText(21, HEX)}`,
      ],
    },
    {
      id: 'slack-webhook',
      title: 'Slack webhook',
      opens: 'post in the channel',
      kind: 'secret',
      keywords: ['hooks.slack.com', 'hooks.slack-gov.com'],
      pattern: buildPattern(
        'dg',
        /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)/,
        /\/[A-Z0-9]{8,14}\/[A-Z0-9]{8,24}\/(?:\d{8,20}\/)?([A-Za-z0-9]{20,40})(?![A-Za-z0-9])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `https://hooks.slack.com/services/T02KV3YQV/B04LR8BRS/${sampleText(24)}`,
        `a: hooks.slack.com/workflows/T02KV3YQV/A04LR8BRS/35719283/${sampleText(24, undefined, 2)}`,
      ],
      ignores: [
        `https://hooks.slack.com/services/T00000000/B00000000/${'X'.repeat(24)}`,
        'https://hooks.slack.com/services/YOUR/WEBHOOK/URL',
      ],
    },
    {
      id: 'slack-signing-secret',
      title: 'Slack signing secret',
      kind: 'secret',
      keywords: ['slack'],
      ...namedValue({
        names: /slack/,
        ends: /(?:signing|client|verification)[\w-]{0,4}(?:secret|token)|secret/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [
        `SLACK_SIGNING_SECRET=${sampleText(32, HEX)}`,
        `slackSigningSecret: '${sampleText(32, HEX, 2)}',`,
      ],
      ignores: [
        'SLACK_SIGNING_SECRET=your_slack_signing_secret',
        `"slack": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

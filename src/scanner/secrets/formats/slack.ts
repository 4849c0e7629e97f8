/** Decides what secrets of Slack look like. */
import { buildPattern } from '../build-pattern.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const NUMBERS = '893582989554'

export const slack: SecretProvider = {
  name: 'Slack',
  formats: [
    {
      id: 'slack-token',
      title: 'Slack token',
      kind: 'secret',
      keywords: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxs-', 'xoxe-', 'xoxe.', 'xoxr-', 'xoxo-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])xox(?:[abposr]|e(?:\.xox[bp])?)-/,
        /(?:\d{1,14}-){0,4}[A-Za-z0-9-]{20,200}(?![\w-])/,
      ),
      publicLength: 5,
      judge: ({ secret }) =>
        /\d{8}/.test(secret) || secret.startsWith('xoxe') ? 'unproven' : 'none',
      catches: [
        `SLACK_API_TOKEN=${'xoxb'}-${NUMBERS}-899326518131-${sampleText(24)}`,
        `Bearer ${'xoxp'}-${NUMBERS}-298911817009-298923149681-${sampleText(32, HEX)}`,
      ],
      ignores: [
        `${'xoxb'}-000000000000-0000000000000-${'x'.repeat(24)}`,
        'xoxb-your-bot-token-goes-into-this-place',
      ],
    },
    {
      id: 'slack-app-token',
      title: 'Slack app token',
      kind: 'secret',
      keywords: ['xapp-'],
      pattern: /(?<![\w-])xapp-\d-[A-Z0-9]{8,14}-\d{8,16}-[0-9a-f]{32,80}(?![\w-])/g,
      publicLength: 5,
      catches: [`token: ${'xapp'}-1-A04QVTLK2BW-4831229047715-${sampleText(64, HEX)}`],
      ignores: [`${'xapp'}-1-A04QVTLK2BW-4831229047715-${'0'.repeat(64)}`],
    },
    {
      id: 'slack-webhook',
      title: 'Slack webhook',
      kind: 'secret',
      keywords: ['hooks.slack.com'],
      pattern: buildPattern(
        'dg',
        /hooks\.slack\.com\/(?:services|workflows|triggers)/,
        /\/[A-Z0-9]{8,14}\/[A-Z0-9]{8,24}\/([A-Za-z0-9]{20,40})/,
      ),
      publicLength: 0,
      catches: [`https://hooks.slack.com/services/T02KV3YQV/B04LR8BRS/${sampleText(24)}`],
      ignores: [`https://hooks.slack.com/services/T00000000/B00000000/${'X'.repeat(24)}`],
    },
  ],
}

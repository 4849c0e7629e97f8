/** Decides what secrets of Mailgun look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function samplePrivateKey(seed: number): string {
  return [
    `${sampleText(32, HEX, seed)}-`,
    `${sampleText(8, HEX, seed)}-`,
    `${sampleText(8, HEX, seed + 10)}`,
  ].join('')
}

export const mailgun: SecretProvider = {
  name: 'Mailgun',
  revoke: 'Roll the key in Mailgun under API keys (or the account settings for signing keys).',
  formats: [
    {
      id: 'mailgun-api-key',
      title: 'Mailgun API key',
      kind: 'secret',
      keywords: [
        'key-0',
        'key-1',
        'key-2',
        'key-3',
        'key-4',
        'key-5',
        'key-6',
        'key-7',
        'key-8',
        'key-9',
        'key-a',
        'key-b',
        'key-c',
        'key-d',
        'key-e',
        'key-f',
      ],
      pattern: /(?<![\w-])key-[0-9a-f]{32}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `MG_TOKEN=${'key'}-${sampleText(32, HEX)}`,
        `{"mgToken": "${'key'}-${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        `${'ke'}y-${'x'.repeat(32)}`,
        `see ${'key'}-${sampleText(10, HEX)}`,
        `data-key-${sampleText(32, HEX)}`,
      ],
    },
    {
      id: 'mailgun-public-key',
      title: 'Mailgun public validation key',
      kind: 'publishable',
      keywords: ['pubkey-'],
      pattern: /(?<![\w-])pubkey-[0-9a-f]{32}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `MG_PUB=${'pubkey'}-${sampleText(32, HEX)}`,
        `const mgPub = '${'pubkey'}-${sampleText(32, HEX, 2)}'`,
      ],
      ignores: [`${'pub'}key-${'x'.repeat(32)}`, `see ${'pubkey'}-${sampleText(10, HEX)}`],
    },
    {
      id: 'mailgun-private-key',
      title: 'Mailgun API key',
      kind: 'secret',
      keywords: ['mailgun', 'mg_api'],
      ...namedValue({
        names: /mailgun|mg[_-]?api/,
        ends: /(?:key|token|secret|password|api)?/,
        value: /[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}/,
      }),
      catches: [
        `MAILGUN_API_KEY=${samplePrivateKey(1)}`,
        `mailgunApiKey: '${samplePrivateKey(2)}',`,
      ],
      ignores: [
        'MAILGUN_API_KEY=your_mailgun_api_key',
        `"mailgun": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'mailgun-signing-key',
      title: 'Mailgun webhook signing key',
      kind: 'secret',
      keywords: ['mailgun'],
      ...namedValue({
        names: /mailgun/,
        ends: /(?:signing|webhook|api|private|secret)[_-]?key|token|secret/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [
        `MAILGUN_SIGNING_KEY=${sampleText(32, HEX)}`,
        `{"mailgunSigningKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'MAILGUN_SIGNING_KEY=your_mailgun_signing_key',
        `"mailgun": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Paddle look like. */
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return [
    `${'pdl_live_apikey'}_`,
    `${sampleText(26, LOWER_AND_DIGITS, seed)}_`,
    `${sampleText(22, undefined, seed)}_`,
    `${sampleText(3, undefined, seed)}`,
  ].join('')
}

function sampleSandboxKey(seed: number): string {
  return [
    `${'pdl_sdbx_apikey'}_`,
    `${sampleText(26, LOWER_AND_DIGITS, seed)}_`,
    `${sampleText(22, undefined, seed)}_`,
    `${sampleText(3, undefined, seed)}`,
  ].join('')
}

function sampleWebhookSecret(seed: number): string {
  return [
    `${'pdl_ntfset'}_`,
    `${sampleText(26, LOWER_AND_DIGITS, seed)}_`,
    `${sampleText(32, undefined, seed)}`,
  ].join('')
}

export const paddle: SecretProvider = {
  name: 'Paddle',
  revoke: 'Revoke the key in Paddle under Developer tools, Authentication.',
  formats: [
    {
      id: 'paddle-api-key',
      title: 'Paddle API key',
      kind: 'secret',
      keywords: ['pdl_live_apikey_'],
      pattern: /(?<![\w-])pdl_live_apikey_[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3}(?![\w-])/g,
      publicLength: 16,
      judge: judgeRandom(16),
      catches: [`PADDLE_API_KEY=${sampleApiKey(1)}`, `const paddleApiKey = '${sampleApiKey(2)}'`],
      ignores: [
        `${'pdl_live'}_apikey_${'x'.repeat(26)}_${'x'.repeat(22)}_${'x'.repeat(3)}`,
        `see ${'pdl_live_apikey'}_${sampleText(8, LOWER_AND_DIGITS)}_${sampleText(7)}_`,
      ],
    },
    {
      id: 'paddle-sandbox-key',
      title: 'Paddle API key of the sandbox',
      kind: 'test',
      keywords: ['pdl_sdbx_apikey_'],
      pattern: /(?<![\w-])pdl_sdbx_apikey_[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3}(?![\w-])/g,
      publicLength: 16,
      judge: judgeRandom(16),
      catches: [
        `PADDLE_SANDBOX_KEY=${sampleSandboxKey(1)}`,
        `paddle_sandbox_key: ${sampleSandboxKey(2)}`,
      ],
      ignores: [
        `${'pdl_sdbx'}_apikey_${'x'.repeat(26)}_${'x'.repeat(22)}_${'x'.repeat(3)}`,
        `see ${'pdl_sdbx_apikey'}_${sampleText(8, LOWER_AND_DIGITS)}_${sampleText(7)}_`,
      ],
    },
    {
      id: 'paddle-webhook-secret',
      title: 'Paddle webhook secret',
      kind: 'secret',
      keywords: ['pdl_ntfset_'],
      pattern: /(?<![\w-])pdl_ntfset_[0-9a-z]{26}_[0-9A-Za-z+/]{32}(?![\w-])/g,
      publicLength: 11,
      judge: judgeRandom(11),
      catches: [
        `PADDLE_WEBHOOK_SECRET=${sampleWebhookSecret(1)}`,
        `Authorization: Bearer ${sampleWebhookSecret(2)}`,
      ],
      ignores: [
        `${'pdl_n'}tfset_${'x'.repeat(26)}_${'x'.repeat(32)}`,
        `see ${'pdl_ntfset'}_${sampleText(8, LOWER_AND_DIGITS)}_${sampleText(10)}`,
      ],
    },
  ],
}

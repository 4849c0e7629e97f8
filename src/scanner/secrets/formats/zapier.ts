/** Decides what secrets of Zapier look like. */
import { buildPattern } from '../build-pattern.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zapier: SecretProvider = {
  name: 'Zapier',
  revoke: 'Replace the trigger of the Zap: it brings a new address.',
  formats: [
    {
      id: 'zapier-webhook',
      title: 'Zapier webhook',
      opens: 'start the Zap',
      kind: 'secret',
      keywords: ['hooks.zapier.com'],
      pattern: buildPattern(
        'dg',
        /hooks\.zapier\.com\/hooks\/(?:catch|standard)/,
        /\/(\d{4,10}\/[0-9a-z]{6,32})(?![\w-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) =>
        /\/(?=[a-z]*\d|[a-z]{4}[^aeiou]{3})/.test(secret) ? 'unproven' : 'none',
      catches: [
        `https://hooks.zapier.com/hooks/catch/1482937/${sampleText(7, LOWER_AND_DIGITS)}/`,
        `hook: https://hooks.zapier.com/hooks/catch/2718281/${sampleText(7, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [
        'https://hooks.zapier.com/hooks/catch/',
        'https://hooks.zapier.com/hooks/catch/123456/abcdef/',
      ],
    },
  ],
}

/** Decides what secrets of Unleash look like. */
import { buildPattern } from '../build-pattern.ts'
import { looksRandom } from '../measure-entropy.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const unleash: SecretProvider = {
  name: 'Unleash',
  revoke: 'Delete the token in Unleash under API access.',
  formats: [
    {
      id: 'unleash-api-token',
      title: 'Unleash API token',
      kind: 'secret',
      keywords: [':production.', ':development.', ':default.', '*:*.', 'user:'],
      pattern: buildPattern(
        'g',
        /(?<![\w*-])(?:[\w*-]{1,40}:(?:production|development|default|\*)|user:)/,
        /\.?[0-9a-f]{56,64}(?![\w-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret.slice(-56)) ? 'unproven' : 'none'),
      catches: [
        `UNLEASH_TOKEN=*:production.${sampleText(56, HEX)}`,
        `{"Authorization": "default:development.${sampleText(56, HEX, 2)}"}`,
      ],
      ignores: [`*:production.${'0'.repeat(56)}`, 'mode:production.js'],
    },
  ],
}

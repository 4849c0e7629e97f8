/** Decides what secrets of Fixer look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const fixer: SecretProvider = {
  name: 'Fixer',
  revoke: 'In your Fixer account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'fixer-api-key',
      title: 'Fixer API key',
      kind: 'secret',
      keywords: ['fixer_', 'fixer-', 'fixerio', 'fixerapi', 'fixer.io'],
      ...namedValue({
        names: /fixer_?-?(?:io)?/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{32}/,
      }),
      catches: [`FIXER_API_KEY=${key}`, `{"fixerApiKey": "${key}"}`],
      ignores: [`FIXER_API_KEY=${'x'.repeat(32)}`, `fixer_commit: ${key}`],
    },
  ],
}

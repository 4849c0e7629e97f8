/** Decides what secrets of Juro look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const juro: SecretProvider = {
  name: 'Juro',
  revoke: 'In your Juro account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'juro-api-key',
      title: 'Juro API key',
      kind: 'secret',
      keywords: ['juro_', 'juro-', 'juroapi'],
      ...namedValue({
        names: /(?<![A-Za-z])juro/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{40}/,
      }),
      catches: [`export JURO_API_KEY="${key}"`, `const juroApiKey = '${key}'`],
      ignores: [`JURO_API_KEY=${'x'.repeat(32)}`, `juro_commit: ${key}`],
    },
  ],
}

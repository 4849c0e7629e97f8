/** Decides what secrets of BlazeMeter look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const blazemeter: SecretProvider = {
  name: 'BlazeMeter',
  revoke: 'In your BlazeMeter account, open Settings, API Keys and replace the API key.',
  formats: [
    {
      id: 'blazemeter-api-key',
      title: 'BlazeMeter API key',
      kind: 'secret',
      keywords: ['blazemeter', 'runscope'],
      ...namedValue({
        names: /blazemeter|runscope/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{64,80}/,
      }),
      catches: [`{"blazemeterApiKey": "${key}"}`, `BLAZEMETER_API_KEY=${key}`],
      ignores: [`BLAZEMETER_API_KEY=${'x'.repeat(32)}`, `blazemeter_commit: ${key}`],
    },
  ],
}

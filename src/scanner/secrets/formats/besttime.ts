/** Decides what secrets of BestTime look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `pri_${sampleText(32, HEX)}`

export const besttime: SecretProvider = {
  name: 'BestTime',
  revoke: 'In your BestTime account, open API keys and replace the API key.',
  formats: [
    {
      id: 'besttime-api-key',
      title: 'BestTime API key',
      kind: 'secret',
      keywords: ['besttime'],
      ...namedValue({ names: /besttime/, ends: /key|private/, value: /pri_[0-9a-f]{32}/ }),
      catches: [`const besttimeApiKey = '${key}'`, `besttime_api_key: ${key}`],
      ignores: [`BESTTIME_API_KEY=${'x'.repeat(32)}`, `besttime_commit: ${key}`],
    },
  ],
}

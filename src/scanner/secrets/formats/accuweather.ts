/** Decides what secrets of AccuWeather look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32)

export const accuweather: SecretProvider = {
  name: 'AccuWeather',
  revoke: 'In your AccuWeather account, open My Apps and replace the API key.',
  formats: [
    {
      id: 'accuweather-api-key',
      title: 'AccuWeather API key',
      kind: 'secret',
      keywords: ['accuweather'],
      ...namedValue({ names: /accuweather/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`accuweather_api_key: ${key}`, `export ACCUWEATHER_API_KEY="${key}"`],
      ignores: [`ACCUWEATHER_API_KEY=${'x'.repeat(32)}`, `accuweather_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Geocodio look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(39, HEX)

export const geocodio: SecretProvider = {
  name: 'Geocodio',
  revoke: 'In your Geocodio account, open API keys and replace the API key.',
  formats: [
    {
      id: 'geocodio-api-key',
      title: 'Geocodio API key',
      kind: 'secret',
      keywords: ['geocodio', 'geocod.io'],
      ...namedValue({
        names: /geocod(?:io|\.io)/,
        ends: /key|token|secret/,
        value: /[a-z0-9]{39}/,
      }),
      catches: [`export GEOCODIO_API_KEY="${key}"`, `const geocodioApiKey = '${key}'`],
      ignores: [`GEOCODIO_API_KEY=${'x'.repeat(32)}`, `geocodio_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Flat look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(128, HEX)

export const flatIo: SecretProvider = {
  name: 'Flat',
  revoke: 'In your Flat account, open the developer settings and replace the API key.',
  formats: [
    {
      id: 'flat-io-api-key',
      title: 'Flat API key',
      kind: 'secret',
      keywords: ['flat_io', 'flat_api', 'flatio', 'flatapi', 'flat-io'],
      ...namedValue({
        names: /(?<![A-Za-z])flat_?-?(?:io|api)/,
        ends: /token|key|api/,
        value: /[a-z0-9]{128}/,
      }),
      catches: [`flat_io_api_key: ${key}`, `export FLAT_IO_API_KEY="${key}"`],
      ignores: [`FLAT_IO_API_KEY=${'x'.repeat(32)}`, `flat_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Amplitude look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const amplitude: SecretProvider = {
  name: 'Amplitude',
  revoke: 'In Amplitude, open Settings, Projects, and rotate the secret key of the project.',
  formats: [
    {
      id: 'amplitude-secret-key',
      title: 'Amplitude secret key',
      kind: 'secret',
      keywords: ['amplitude'],
      ...namedValue({
        names: /amplitude/,
        ends: /secret_?-?key|api_?-?key/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [`AMPLITUDE_SECRET_KEY=${key}`, `{"amplitudeSecretKey": "${key}"}`],
      ignores: [`AMPLITUDE_SECRET_KEY=${'x'.repeat(32)}`, `amplitude_commit: ${key}`],
    },
  ],
}

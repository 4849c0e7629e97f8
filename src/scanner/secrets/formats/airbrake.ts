/** Decides what secrets of Airbrake look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const airbrake: SecretProvider = {
  name: 'Airbrake',
  revoke:
    'In your Airbrake account, open Settings of the project (or your profile) and replace the ' +
    'API key.',
  formats: [
    {
      id: 'airbrake-api-key',
      title: 'Airbrake API key',
      kind: 'secret',
      keywords: ['airbrake'],
      ...namedValue({
        names: /airbrake/,
        ends: /key|token|secret/,
        value: /(?:[0-9a-f]{32}|[0-9a-f]{40})/,
      }),
      catches: [`{"airbrakeApiKey": "${key}"}`, `AIRBRAKE_API_KEY=${key}`],
      ignores: [`AIRBRAKE_API_KEY=${'x'.repeat(32)}`, `airbrake_commit: ${key}`],
    },
  ],
}

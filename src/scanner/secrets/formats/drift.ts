/** Decides what secrets of Drift look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32)

export const drift: SecretProvider = {
  name: 'Drift',
  revoke: 'In your Drift account, open Settings, App, Tokens and replace the access token.',
  formats: [
    {
      id: 'drift-access-token',
      title: 'Drift access token',
      kind: 'secret',
      keywords: [
        'drift_api',
        'driftapi',
        'drift_access',
        'driftaccess',
        'drift_oauth',
        'drift_token',
      ],
      ...namedValue({
        names: /(?<![A-Za-z])drift_?-?(?:api|access|oauth|token)/,
        ends: /token|key/,
        value: /[A-Za-z0-9]{32}/,
      }),
      catches: [`{"driftAccessToken": "${token}"}`, `DRIFT_ACCESS_TOKEN=${token}`],
      ignores: [`DRIFT_ACCESS_TOKEN=${'x'.repeat(32)}`, `drift_commit: ${token}`],
    },
  ],
}

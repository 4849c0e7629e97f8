/** Decides what secrets of Airship look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(22)

export const airship: SecretProvider = {
  name: 'Airship',
  revoke: 'In your Airship account, open Settings, API keys and replace the master secret.',
  formats: [
    {
      id: 'airship-master-secret',
      title: 'Airship master secret',
      kind: 'secret',
      keywords: ['airship'],
      ...namedValue({
        names: /airship|urban_?-?airship/,
        ends: /secret|key|token/,
        value: /[A-Za-z0-9_-]{22}/,
      }),
      catches: [
        `export AIRSHIP_MASTER_SECRET="${secret}"`,
        `const airshipMasterSecret = '${secret}'`,
      ],
      ignores: [`AIRSHIP_MASTER_SECRET=${'x'.repeat(32)}`, `airship_commit: ${secret}`],
    },
  ],
}

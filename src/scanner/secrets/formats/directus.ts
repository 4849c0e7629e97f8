/** Decides what secrets of Directus look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32)

export const directus: SecretProvider = {
  name: 'Directus',
  revoke:
    'In your Directus account, open your profile, Admin options and replace the static token.',
  formats: [
    {
      id: 'directus-static-token',
      title: 'Directus static token',
      kind: 'secret',
      keywords: ['directus'],
      ...namedValue({ names: /directus/, ends: /token|key|secret/, value: /[\w-]{32}/ }),
      catches: [
        `export DIRECTUS_STATIC_TOKEN="${token}"`,
        `const directusStaticToken = '${token}'`,
      ],
      ignores: [`DIRECTUS_STATIC_TOKEN=${'x'.repeat(32)}`, `directus_commit: ${token}`],
    },
  ],
}

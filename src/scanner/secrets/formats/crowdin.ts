/** Decides what secrets of Crowdin look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(80, HEX)

export const crowdin: SecretProvider = {
  name: 'Crowdin',
  revoke:
    'In your Crowdin account, open Account settings, API and replace the personal access token.',
  formats: [
    {
      id: 'crowdin-personal-token',
      title: 'Crowdin personal access token',
      kind: 'secret',
      keywords: ['crowdin'],
      ...namedValue({ names: /crowdin/, ends: /token|key/, value: /[A-Za-z0-9]{80}/ }),
      catches: [`{"crowdinPersonalToken": "${token}"}`, `CROWDIN_PERSONAL_TOKEN=${token}`],
      ignores: [`CROWDIN_PERSONAL_TOKEN=${'x'.repeat(32)}`, `crowdin_commit: ${token}`],
    },
  ],
}

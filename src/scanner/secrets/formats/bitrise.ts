/** Decides what secrets of Bitrise look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(86)

export const bitrise: SecretProvider = {
  name: 'Bitrise',
  revoke:
    'In your Bitrise account, open Account settings, Security and replace the personal access ' +
    'token.',
  formats: [
    {
      id: 'bitrise-access-token',
      title: 'Bitrise personal access token',
      kind: 'secret',
      keywords: ['bitrise'],
      ...namedValue({ names: /bitrise/, ends: /token|key/, value: /[A-Za-z0-9_-]{86}/ }),
      catches: [`const bitriseAccessToken = '${token}'`, `bitrise_access_token: ${token}`],
      ignores: [`BITRISE_ACCESS_TOKEN=${'x'.repeat(32)}`, `bitrise_commit: ${token}`],
    },
  ],
}

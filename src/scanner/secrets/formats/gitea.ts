/** Decides what secrets of Gitea look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(40, HEX)

export const gitea: SecretProvider = {
  name: 'Gitea',
  revoke: 'In your Gitea account, open Settings, Applications and replace the access token.',
  formats: [
    {
      id: 'gitea-access-token',
      title: 'Gitea access token',
      kind: 'secret',
      keywords: ['gitea', 'forgejo', 'codeberg'],
      ...namedValue({
        names: /gitea|forgejo|codeberg/,
        ends: /token|key|secret|password/,
        value: /[0-9a-f]{40}/,
      }),
      catches: [`{"giteaAccessToken": "${token}"}`, `GITEA_ACCESS_TOKEN=${token}`],
      ignores: [`GITEA_ACCESS_TOKEN=${'x'.repeat(32)}`, `gitea_commit: ${token}`],
    },
  ],
}

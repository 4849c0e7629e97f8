/** Decides what secrets of Gitee look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32, HEX)

export const gitee: SecretProvider = {
  name: 'Gitee',
  revoke:
    'In your Gitee account, open Settings, Private tokens and replace the personal access token.',
  formats: [
    {
      id: 'gitee-access-token',
      title: 'Gitee personal access token',
      kind: 'secret',
      keywords: ['gitee'],
      ...namedValue({ names: /gitee/, ends: /token|key|secret/, value: /[0-9a-f]{32}/ }),
      catches: [`export GITEE_ACCESS_TOKEN="${token}"`, `const giteeAccessToken = '${token}'`],
      ignores: [`GITEE_ACCESS_TOKEN=${'x'.repeat(32)}`, `gitee_commit: ${token}`],
    },
  ],
}

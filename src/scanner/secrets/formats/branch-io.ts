/** Decides what secrets of Branch look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = `secret_live_${sampleText(32)}`

export const branchIo: SecretProvider = {
  name: 'Branch',
  revoke: 'In your Branch account, open Account settings and replace the secret.',
  formats: [
    {
      id: 'branch-io-secret',
      title: 'Branch secret',
      kind: 'secret',
      keywords: ['secret_live_'],
      ...namedValue({ names: /branch/, ends: /secret|key/, value: /secret_live_[A-Za-z0-9]{32}/ }),
      catches: [`BRANCH_IO_SECRET=${secret}`, `{"branchIoSecret": "${secret}"}`],
      ignores: [`BRANCH_IO_SECRET=${'x'.repeat(32)}`, `branch_commit: ${secret}`],
    },
  ],
}

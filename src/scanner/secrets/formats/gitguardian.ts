/** Decides what secrets of GitGuardian look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(71)

export const gitguardian: SecretProvider = {
  name: 'GitGuardian',
  revoke: 'In GitGuardian, open API, Personal access tokens or Service accounts, and revoke it.',
  formats: [
    {
      id: 'gitguardian-api-key',
      title: 'GitGuardian API key',
      kind: 'secret',
      keywords: ['gitguardian', 'git_guardian'],
      ...namedValue({ names: /git_?guardian/, ends: /key|token/, value: /[A-Za-z0-9]{71,72}/ }),
      catches: [`const gitguardianApiKey = '${key}'`, `gitguardian_api_key: ${key}`],
      ignores: [`GITGUARDIAN_API_KEY=${'x'.repeat(32)}`, `gitguardian_commit: ${key}`],
    },
  ],
}

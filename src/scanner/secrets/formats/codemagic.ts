/** Decides what secrets of Codemagic look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(43)

export const codemagic: SecretProvider = {
  name: 'Codemagic',
  revoke:
    'In your Codemagic account, open Teams, Integrations, Codemagic API and replace the API token.',
  formats: [
    {
      id: 'codemagic-api-token',
      title: 'Codemagic API token',
      kind: 'secret',
      keywords: ['codemagic'],
      ...namedValue({ names: /codemagic/, ends: /token|key/, value: /[A-Za-z0-9_-]{43}/ }),
      catches: [`export CODEMAGIC_API_TOKEN="${token}"`, `const codemagicApiToken = '${token}'`],
      ignores: [`CODEMAGIC_API_TOKEN=${'x'.repeat(32)}`, `codemagic_commit: ${token}`],
    },
  ],
}

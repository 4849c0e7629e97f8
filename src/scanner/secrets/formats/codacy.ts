/** Decides what secrets of Codacy look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(20)

export const codacy: SecretProvider = {
  name: 'Codacy',
  revoke:
    'In your Codacy account, open Access management or the settings of the repository and ' +
    'replace the API token.',
  formats: [
    {
      id: 'codacy-api-token',
      title: 'Codacy API token',
      kind: 'secret',
      keywords: ['codacy'],
      ...namedValue({ names: /codacy/, ends: /token/, value: /[A-Za-z0-9]{20,24}/ }),
      catches: [`codacy_api_token: ${token}`, `export CODACY_API_TOKEN="${token}"`],
      ignores: [`CODACY_API_TOKEN=${'x'.repeat(32)}`, `codacy_commit: ${token}`],
    },
  ],
}

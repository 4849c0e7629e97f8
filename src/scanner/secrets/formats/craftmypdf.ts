/** Decides what secrets of CraftMyPDF look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(35)

export const craftmypdf: SecretProvider = {
  name: 'CraftMyPDF',
  revoke: 'In your CraftMyPDF account, open API Integration and replace the API key.',
  formats: [
    {
      id: 'craftmypdf-api-key',
      title: 'CraftMyPDF API key',
      kind: 'secret',
      keywords: ['craftmypdf'],
      ...namedValue({ names: /craftmypdf/, ends: /key|token|secret/, value: /[A-Za-z0-9]{35}/ }),
      catches: [`craftmypdf_api_key: ${key}`, `export CRAFTMYPDF_API_KEY="${key}"`],
      ignores: [`CRAFTMYPDF_API_KEY=${'x'.repeat(32)}`, `craftmypdf_commit: ${key}`],
    },
  ],
}

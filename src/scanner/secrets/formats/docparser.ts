/** Decides what secrets of Docparser look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const docparser: SecretProvider = {
  name: 'Docparser',
  revoke: 'In your Docparser account, open API in the settings and replace the API key.',
  formats: [
    {
      id: 'docparser-api-key',
      title: 'Docparser API key',
      kind: 'secret',
      keywords: ['docparser'],
      ...namedValue({ names: /docparser/, ends: /key|token|secret/, value: /[0-9a-f]{40}/ }),
      catches: [`{"docparserApiKey": "${key}"}`, `DOCPARSER_API_KEY=${key}`],
      ignores: [`DOCPARSER_API_KEY=${'x'.repeat(32)}`, `docparser_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Codequiry look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64, HEX)

export const codequiry: SecretProvider = {
  name: 'Codequiry',
  revoke: 'In your Codequiry account, open API and replace the API key.',
  formats: [
    {
      id: 'codequiry-api-key',
      title: 'Codequiry API key',
      kind: 'secret',
      keywords: ['codequiry'],
      ...namedValue({ names: /codequiry/, ends: /key|token|secret/, value: /[a-f0-9]{64}/ }),
      catches: [`{"codequiryApiKey": "${key}"}`, `CODEQUIRY_API_KEY=${key}`],
      ignores: [`CODEQUIRY_API_KEY=${'x'.repeat(32)}`, `codequiry_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Glassnode look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(27)

export const glassnode: SecretProvider = {
  name: 'Glassnode',
  revoke: 'In your Glassnode account, open API and replace the API key.',
  formats: [
    {
      id: 'glassnode-api-key',
      title: 'Glassnode API key',
      kind: 'secret',
      keywords: ['glassnode'],
      ...namedValue({ names: /glassnode/, ends: /key|token|secret/, value: /[A-Za-z0-9]{27}/ }),
      catches: [`const glassnodeApiKey = '${key}'`, `glassnode_api_key: ${key}`],
      ignores: [`GLASSNODE_API_KEY=${'x'.repeat(32)}`, `glassnode_commit: ${key}`],
    },
  ],
}

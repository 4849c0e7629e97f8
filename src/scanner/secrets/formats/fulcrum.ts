/** Decides what secrets of Fulcrum look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(80, HEX)

export const fulcrum: SecretProvider = {
  name: 'Fulcrum',
  revoke: 'In your Fulcrum account, open Settings, API and replace the API token.',
  formats: [
    {
      id: 'fulcrum-api-token',
      title: 'Fulcrum API token',
      kind: 'secret',
      keywords: ['fulcrum'],
      ...namedValue({ names: /fulcrum/, ends: /token|key/, value: /[a-z0-9]{80}/ }),
      catches: [`const fulcrumApiToken = '${token}'`, `fulcrum_api_token: ${token}`],
      ignores: [`FULCRUM_API_TOKEN=${'x'.repeat(32)}`, `fulcrum_commit: ${token}`],
    },
  ],
}

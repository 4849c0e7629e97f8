/** Decides what secrets of Clarifai look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(32, HEX)

export const clarifai: SecretProvider = {
  name: 'Clarifai',
  revoke:
    'In your Clarifai account, open Security, Personal access tokens and replace the access token.',
  formats: [
    {
      id: 'clarifai-access-token',
      title: 'Clarifai access token',
      kind: 'secret',
      keywords: ['clarifai'],
      ...namedValue({ names: /clarifai/, ends: /token|key|pat/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`CLARIFAI_ACCESS_TOKEN=${token}`, `{"clarifaiAccessToken": "${token}"}`],
      ignores: [`CLARIFAI_ACCESS_TOKEN=${'x'.repeat(32)}`, `clarifai_commit: ${token}`],
    },
  ],
}

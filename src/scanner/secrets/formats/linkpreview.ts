/** Decides what secrets of LinkPreview look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const linkpreview: SecretProvider = {
  name: 'LinkPreview',
  revoke: 'In your LinkPreview account, open the account page and replace the API key.',
  formats: [
    {
      id: 'linkpreview-api-key',
      title: 'LinkPreview API key',
      kind: 'secret',
      keywords: ['linkpreview'],
      ...namedValue({ names: /linkpreview/, ends: /key|token|secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`LINKPREVIEW_API_KEY=${key}`, `{"linkpreviewApiKey": "${key}"}`],
      ignores: [`LINKPREVIEW_API_KEY=${'x'.repeat(32)}`, `linkpreview_commit: ${key}`],
    },
  ],
}

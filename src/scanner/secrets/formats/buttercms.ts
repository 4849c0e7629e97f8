/** Decides what secrets of ButterCMS look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, HEX)

export const buttercms: SecretProvider = {
  name: 'ButterCMS',
  revoke: 'In your ButterCMS account, open Settings, API and replace the API key.',
  formats: [
    {
      id: 'buttercms-api-key',
      title: 'ButterCMS API key',
      kind: 'secret',
      keywords: ['buttercms'],
      ...namedValue({
        names: /buttercms/,
        ends: /write_?-?token|token|key/,
        value: /[a-z0-9]{40}/,
      }),
      catches: [`export BUTTERCMS_API_KEY="${key}"`, `const buttercmsApiKey = '${key}'`],
      ignores: [`BUTTERCMS_API_KEY=${'x'.repeat(32)}`, `buttercms_commit: ${key}`],
    },
  ],
}

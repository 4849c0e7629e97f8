/** Decides what secrets of Holiday API look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const holidayapi: SecretProvider = {
  name: 'Holiday API',
  revoke: 'In your Holiday API account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'holidayapi-api-key',
      title: 'Holiday API API key',
      kind: 'secret',
      keywords: ['holidayapi', 'holiday_api', 'holiday-api'],
      ...namedValue({
        names: /holiday_?-?api/,
        ends: /key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`export HOLIDAYAPI_API_KEY="${key}"`, `const holidayapiApiKey = '${key}'`],
      ignores: [`HOLIDAYAPI_API_KEY=${'x'.repeat(32)}`, `holidayapi_commit: ${key}`],
    },
  ],
}

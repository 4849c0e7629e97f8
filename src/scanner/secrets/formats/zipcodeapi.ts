/** Decides what secrets of ZipCodeAPI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const zipcodeapi: SecretProvider = {
  name: 'ZipCodeAPI',
  revoke: 'Replace the key of ZipCodeAPI under Applications.',
  formats: [
    {
      id: 'zipcodeapi-api-key',
      title: 'ZipCodeAPI API key',
      kind: 'secret',
      keywords: ['zipcodeapi'],
      ...namedValue({
        names: /zipcodeapi/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{64}/,
      }),
      catches: [
        `ZIPCODEAPI_API_KEY=${sampleText(64)}`,
        `{"zipcodeapiApiKey": "${sampleText(64, undefined, 2)}"}`,
      ],
      ignores: [
        'ZIPCODEAPI_API_KEY=your_zipcodeapi_api_key',
        `"zipcodeapi": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

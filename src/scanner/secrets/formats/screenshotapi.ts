/** Decides what secrets of ScreenshotAPI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return [
    `${sampleText(7, UPPER_AND_DIGITS, seed)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 10)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 20)}-`,
    `${sampleText(7, UPPER_AND_DIGITS, seed + 30)}`,
  ].join('')
}

export const screenshotapi: SecretProvider = {
  name: 'ScreenshotAPI',
  revoke: 'Replace the key of ScreenshotAPI in its dashboard.',
  formats: [
    {
      id: 'screenshotapi-api-key',
      title: 'ScreenshotAPI API key',
      kind: 'secret',
      keywords: ['screenshotapi'],
      ...namedValue({
        names: /screenshotapi/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Z]{7}(?:-[0-9A-Z]{7}){3}/,
      }),
      catches: [
        `SCREENSHOTAPI_API_KEY=${sampleApiKey(1)}`,
        `{"screenshotapiApiKey": "${sampleApiKey(2)}"}`,
      ],
      ignores: [
        'SCREENSHOTAPI_API_KEY=your_screenshotapi_api_key',
        `"screenshotapi": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of WeatherAPI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const weatherapi: SecretProvider = {
  name: 'WeatherAPI',
  revoke: 'Regenerate the key in the WeatherAPI dashboard.',
  formats: [
    {
      id: 'weatherapi-api-key',
      title: 'WeatherAPI key',
      kind: 'secret',
      keywords: ['weatherapi', 'weather_api'],
      ...namedValue({
        names: /weather_?api(?:\.com)?/,
        ends: /(?:key|token)?/,
        value: /[0-9a-f]{31}/,
      }),
      catches: [
        `WEATHERAPI_KEY=${sampleText(31, HEX)}`,
        `const weatherapiKey = '${sampleText(31, HEX, 2)}'`,
      ],
      ignores: [
        'WEATHERAPI_KEY=your_weatherapi_key',
        `"weatherapi": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

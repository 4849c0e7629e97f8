/** Decides what secrets of OpenWeather look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const openweather: SecretProvider = {
  name: 'OpenWeather',
  revoke: 'Delete the key at openweathermap.org under My API keys and generate another.',
  formats: [
    {
      id: 'openweather-api-key',
      title: 'OpenWeather API key',
      kind: 'secret',
      keywords: ['openweather', 'open_weather', 'owm'],
      ...namedValue({
        names: /open_?weather(?:_?map)?|(?:py)?owm/,
        ends: /(?:(?:api)?[_-]?key|app_?id|token)?/,
        value: /[0-9A-Za-z]{32}/,
      }),
      catches: [
        `OPENWEATHER_API_KEY=${sampleText(32, HEX)}`,
        `openweather_api_key: ${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'OPENWEATHER_API_KEY=your_openweather_api_key',
        `"openweather": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'openweather-query-key',
      title: 'OpenWeather API key in an address',
      kind: 'secret',
      keywords: ['appid='],
      pattern: buildPattern(
        'dgi',
        /openweathermap\.org\/[^\s"'`<>]{0,160}[?&]/,
        /appid=([0-9a-f]{32})(?!\w)/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `fetch('https://api.openweathermap.org/data/2.5/weather?appid=${sampleText(32, HEX)}')`,
        `https://api.openweathermap.org/data/2.5/find?q=a&appid=${sampleText(32, HEX, 2)}`,
      ],
      ignores: [
        'https://api.openweathermap.org/data/2.5/weather?q=a&appid={API key}',
        `https://api.openweathermap.org/data/2.5/weather?appid=${'0'.repeat(32)}`,
      ],
    },
  ],
}

/** Decides what secrets of NASA look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nasa: SecretProvider = {
  name: 'NASA',
  revoke: 'Ask for another key at api.nasa.gov; write to its team to withdraw the old one.',
  formats: [
    {
      id: 'nasa-api-key',
      title: 'NASA API key',
      kind: 'secret',
      keywords: ['api.nasa.gov'],
      pattern: buildPattern(
        'dg',
        /api\.nasa\.gov\/[^\s"'`<>]{0,200}[?&]/,
        /api_key=([0-9A-Za-z]{40})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `get('https://api.nasa.gov/planetary/apod?api_key=${sampleText(40)}')`,
        `curl "https://api.nasa.gov/neo/v1/feed?d=2024&api_key=${sampleText(40, undefined, 2)}"`,
      ],
      ignores: [
        'https://api.nasa.gov/planetary/apod?api_key=DEMO_KEY',
        `https://api.nasa.gov/planetary/apod?api_key=${'x'.repeat(40)}`,
      ],
    },
    {
      id: 'nasa-named-key',
      title: 'NASA API key',
      kind: 'secret',
      keywords: ['nasa'],
      ...namedValue({ names: /nasa[_-]?api[_-]?key/, value: /[0-9A-Za-z]{40}/ }),
      catches: [`NASA_API_KEY=${sampleText(40)}`, `nasaApiKey: '${sampleText(40, undefined, 2)}',`],
      ignores: ['NASA_API_KEY=your_nasa_api_key', `"nasa": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

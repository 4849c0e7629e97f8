/** Decides what secrets of RapidAPI look like. */
import { buildPattern } from '../build-pattern.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleKey(seed: number): string {
  const [start, middle, end] = [10, 15, 12].map((length) => sampleText(length, HEX, seed))
  return `${start}msh${middle}p1${sampleText(5, HEX, seed)}jsn${end}`
}

export const rapidapi: SecretProvider = {
  name: 'RapidAPI',
  revoke: 'Delete the app key in RapidAPI under My apps, Authorization.',
  formats: [
    {
      id: 'rapidapi-api-key',
      title: 'RapidAPI key',
      kind: 'secret',
      keywords: ['msh'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])[0-9a-f]{8,12}msh[0-9a-f]{13,17}p1[0-9a-f]{4,7}jsn[0-9a-f]{10,14}(?![\w-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (secret.length === 50 && looksRandom(secret) ? 'unproven' : 'none'),
      catches: [`'X-RapidAPI-Key': '${sampleKey(1)}'`, `RAPIDAPI_KEY=${sampleKey(2)}`],
      ignores: ['RAPIDAPI_KEY=your_rapidapi_key', 'a1bmsh2c3d4p1e5f6jsn7a8b'],
    },
    {
      id: 'rapidapi-named-key',
      title: 'RapidAPI key',
      kind: 'secret',
      keywords: ['rapidapi', 'rapid_api', 'rapid-api'],
      ...namedValue({
        names: /rapid_?-?api/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{50}/,
      }),
      catches: [
        `RAPIDAPI_KEY=${sampleText(50)}`,
        `{"rapidapiKey": "${sampleText(50, undefined, 2)}"}`,
      ],
      ignores: ['RAPIDAPI_KEY=your_rapidapi_key', `"rapidapi": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

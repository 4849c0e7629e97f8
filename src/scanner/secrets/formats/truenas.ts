/** Decides what secrets of TrueNAS look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const truenas: SecretProvider = {
  name: 'TrueNAS',
  revoke: 'Delete the key in TrueNAS under API keys.',
  formats: [
    {
      id: 'truenas-api-key',
      title: 'TrueNAS API key',
      kind: 'secret',
      keywords: ['bearer', 'login_with_api_key', 'truenas'],
      pattern: buildPattern(
        'dgi',
        [
          /Bearer\s{1,3}/,
          /auth\.login_with_api_key"[^\]{}]{0,60}\[\s{0,12}"/,
          /truenas[\w.-]{0,24}["']?\s{0,3}[:=]\s{0,3}["']?/,
        ],
        /(\d{1,5}-[0-9A-Za-z]{64})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(2),
      catches: [
        `Authorization: Bearer 8-${sampleText(64)}`,
        `{"method":"auth.login_with_api_key", "params":["10-${sampleText(64, undefined, 2)}"]}`,
        `TRUENAS_API_KEY=3-${sampleText(64, undefined, 3)}`,
      ],
      ignores: [`Authorization: Bearer 8-${'x'.repeat(64)}`, `see 8-${sampleText(64)}`],
    },
  ],
}

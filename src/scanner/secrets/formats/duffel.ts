/** Decides what secrets of Duffel look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const liveToken = `duffel_live_${sampleText(43)}`
const testToken = `duffel_test_${sampleText(43, undefined, 2)}`

export const duffel: SecretProvider = {
  name: 'Duffel',
  revoke: 'In Duffel, open Developers, Access tokens, and delete it.',
  formats: [
    {
      id: 'duffel-live-token',
      title: 'Duffel access token',
      kind: 'secret',
      keywords: ['duffel_live_'],
      pattern: /(?<![\w-])duffel_live_[A-Za-z0-9_=-]{43}(?![\w-])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [
        `duffel_live_token: ${liveToken}`,
        `curl -H 'X-Api-Key: ${liveToken}' https://api.test`,
      ],
      ignores: [`duffel_live_${'x'.repeat(43)}`, `x${liveToken}`],
    },
    {
      id: 'duffel-test-token',
      title: 'Duffel access token of test mode',
      kind: 'test',
      keywords: ['duffel_test_'],
      pattern: /(?<![\w-])duffel_test_[A-Za-z0-9_=-]{43}(?![\w-])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [`Authorization: Bearer ${testToken}`, `export DUFFEL_TEST_TOKEN="${testToken}"`],
      ignores: [`duffel_test_${'x'.repeat(43)}`, `x${testToken}`],
    },
  ],
}

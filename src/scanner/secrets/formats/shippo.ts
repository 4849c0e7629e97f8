/** Decides what secrets of Shippo look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const shippo: SecretProvider = {
  name: 'Shippo',
  revoke: 'Delete the token in Shippo under Settings, API.',
  formats: [
    {
      id: 'shippo-live-token',
      title: 'Shippo live token',
      kind: 'secret',
      keywords: ['shippo_live_'],
      pattern: /(?<![\w-])shippo_live_[0-9a-fA-F]{40}(?![\w-])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [
        `SHIPPO_LIVE_TOKEN=${'shippo_live'}_${sampleText(40, HEX)}`,
        `const shippoLiveToken = '${'shippo_live'}_${sampleText(40, HEX, 2)}'`,
      ],
      ignores: [
        `${'shippo'}_live_${'x'.repeat(40)}`,
        `see ${'shippo_live'}_${sampleText(13, HEX)}`,
      ],
    },
    {
      id: 'shippo-test-token',
      title: 'Shippo test token',
      kind: 'test',
      keywords: ['shippo_test_'],
      pattern: /(?<![\w-])shippo_test_[0-9a-fA-F]{40}(?![\w-])/g,
      publicLength: 12,
      judge: judgeRandom(12),
      catches: [
        `SHIPPO_TEST_TOKEN=${'shippo_test'}_${sampleText(40, HEX)}`,
        `shippo_test_token: ${'shippo_test'}_${sampleText(40, HEX, 2)}`,
      ],
      ignores: [
        `${'shippo'}_test_${'x'.repeat(40)}`,
        `see ${'shippo_test'}_${sampleText(13, HEX)}`,
      ],
    },
  ],
}

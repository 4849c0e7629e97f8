/** Decides what secrets of Voiceflow look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${'VF.DM'}.${sampleText(24, HEX, seed)}.${sampleText(16, undefined, seed)}`
}

export const voiceflow: SecretProvider = {
  name: 'Voiceflow',
  revoke: 'Reset the key in Voiceflow under Integrations, API keys.',
  formats: [
    {
      id: 'voiceflow-api-key',
      title: 'Voiceflow API key',
      kind: 'secret',
      keywords: ['vf.'],
      pattern: /(?<![\w-])VF\.(?:(?:DM|WS)\.)?[0-9a-f]{24}\.[0-9A-Za-z]{16}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`VOICEFLOW=${sampleApiKey(1)}`, `voiceflow: ${sampleApiKey(2)}`],
      ignores: [
        `${'VF.'}DM.${'x'.repeat(24)}.${'x'.repeat(16)}`,
        `see ${'VF.DM'}.${sampleText(8, HEX)}.${sampleText(5)}`,
      ],
    },
  ],
}

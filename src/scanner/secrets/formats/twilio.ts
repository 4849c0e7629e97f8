/** Decides what secrets of Twilio look like. */
import { ASSIGNS, buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const twilio: SecretProvider = {
  name: 'Twilio',
  formats: [
    {
      id: 'twilio-api-key',
      title: 'Twilio API key',
      kind: 'secret',
      keywords: [],
      runLength: 34,
      pattern: /(?<![A-Za-z0-9_-])SK[0-9a-f]{32}(?![A-Za-z0-9_-])/g,
      publicLength: 2,
      judge: judgeRandom(2),
      catches: [`const twilioApiKeySID = '${'SK'}${sampleText(32, HEX)}'`],
      ignores: [`${'SK'}${'0'.repeat(32)}`, `mask${sampleText(32, HEX)}`],
    },
    {
      id: 'twilio-auth-token',
      title: 'Twilio auth token',
      kind: 'secret',
      keywords: ['twilio'],
      pattern: buildPattern(
        'dgi',
        /twilio[\w.-]{0,24}(?:token|secret)/,
        ASSIGNS,
        /([0-9a-f]{32})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `TWILIO_AUTH_TOKEN=${sampleText(32, HEX)}`,
        `"twilioAuthToken": "${sampleText(32, HEX)}"`,
      ],
      ignores: [`TWILIO_AUTH_TOKEN=${'0'.repeat(32)}`, `TWILIO_SID=AC${sampleText(32, HEX)}`],
    },
  ],
}

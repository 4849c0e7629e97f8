/** Decides what secrets of Twilio look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const twilio: SecretProvider = {
  name: 'Twilio',
  revoke: 'Delete the API key, or rotate the auth token, in the Twilio console under API keys.',
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
      catches: [
        `const twilioApiKeySID = '${'SK'}${sampleText(32, HEX)}'`,
        `TWILIO_API_KEY=${'SK'}${sampleText(32, HEX, 2)}`,
      ],
      ignores: [`${'SK'}${'0'.repeat(32)}`, `mask${sampleText(32, HEX)}`],
    },
    {
      id: 'twilio-auth-token',
      title: 'Twilio auth token',
      opens: 'send messages and calls, and read those of the account',
      kind: 'secret',
      keywords: ['twilio'],
      ...namedValue({ names: /twilio/, ends: /token|secret|password|auth/, value: /[0-9a-f]{32}/ }),
      catches: [
        `TWILIO_AUTH_TOKEN=${sampleText(32, HEX)}`,
        `"twilioAuthToken": "${sampleText(32, HEX)}"`,
      ],
      ignores: [`TWILIO_AUTH_TOKEN=${'0'.repeat(32)}`, `TWILIO_SID=AC${sampleText(32, HEX)}`],
    },
    {
      id: 'twilio-api-secret',
      title: 'secret of a Twilio API key',
      kind: 'secret',
      keywords: ['twilio'],
      ...namedValue({ names: /twilio/, ends: /secret|key/, value: /[0-9A-Za-z]{32}/ }),
      catches: [
        `const twilioApiKeySecret = '${sampleText(32)}'`,
        `TWILIO_API_SECRET=${sampleText(32, undefined, 2)}`,
      ],
      ignores: ['TWILIO_API_SECRET=your_twilio_api_secret', `twilio_build: ${sampleText(32)}`],
    },
  ],
}

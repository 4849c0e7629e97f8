/** Decides what secrets of LiveKit look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(44)

export const livekit: SecretProvider = {
  name: 'LiveKit',
  revoke: 'In your LiveKit account, open Settings, Keys and replace the API secret.',
  formats: [
    {
      id: 'livekit-api-secret',
      title: 'LiveKit API secret',
      kind: 'secret',
      keywords: ['livekit', 'live_kit'],
      ...namedValue({ names: /live_?-?kit/, ends: /secret/, value: /[A-Za-z0-9]{43,56}/ }),
      catches: [`livekit_api_secret: ${secret}`, `export LIVEKIT_API_SECRET="${secret}"`],
      ignores: [`LIVEKIT_API_SECRET=${'x'.repeat(32)}`, `livekit_commit: ${secret}`],
    },
  ],
}

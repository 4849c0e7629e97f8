/** Decides what secrets of ElevenLabs look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `sk_${sampleText(48, HEX)}`

export const elevenlabs: SecretProvider = {
  name: 'ElevenLabs',
  revoke: 'In ElevenLabs, open Developers, API Keys, and delete the key.',
  formats: [
    {
      id: 'elevenlabs-api-key',
      title: 'ElevenLabs API key',
      kind: 'secret',
      keywords: ['sk_'],
      pattern: /(?<![\w-])sk_[a-f0-9]{48}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`ELEVENLABS_API_KEY=${key}`, `elevenlabs_api_key: ${key}`],
      ignores: [`sk_${'x'.repeat(48)}`, `x${key}`],
    },
  ],
}

/** Decides what secrets of LiveAgent look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, LOWER_AND_DIGITS)

export const liveagent: SecretProvider = {
  name: 'LiveAgent',
  revoke: 'In your LiveAgent account, open Configuration, System, API and replace the API key.',
  formats: [
    {
      id: 'liveagent-api-key',
      title: 'LiveAgent API key',
      kind: 'secret',
      keywords: ['liveagent', 'live_agent', 'ladesk'],
      ...namedValue({
        names: /live_?-?agent|ladesk/,
        ends: /key|token|secret/,
        value: /[0-9a-z]{32}/,
      }),
      catches: [`{"liveagentApiKey": "${key}"}`, `LIVEAGENT_API_KEY=${key}`],
      ignores: [`LIVEAGENT_API_KEY=${'x'.repeat(32)}`, `liveagent_commit: ${key}`],
    },
  ],
}

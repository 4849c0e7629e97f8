/** Decides what secrets of Beamer look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `b_${sampleText(44)}`

export const beamer: SecretProvider = {
  name: 'Beamer',
  revoke: 'In Beamer, open Settings, API, and regenerate the key.',
  formats: [
    {
      id: 'beamer-api-key',
      title: 'Beamer API key',
      kind: 'secret',
      keywords: ['beamer'],
      ...namedValue({ names: /beamer[\w.-]{0,24}/, value: /b_[A-Za-z0-9=_/-]{44}/ }),
      catches: [`BEAMER_KEY=${key}`, `{"beamerKey": "${key}"}`],
      ignores: [`BEAMER_KEY=b_${'x'.repeat(44)}`, `streamer: b_${sampleText(20)}`],
    },
  ],
}

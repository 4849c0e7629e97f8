/** Decides what secrets of PureStake look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const purestake: SecretProvider = {
  name: 'PureStake',
  revoke: 'Regenerate the key in the PureStake console.',
  formats: [
    {
      id: 'purestake-api-key',
      title: 'PureStake API key',
      kind: 'secret',
      keywords: ['purestake'],
      ...namedValue({
        names: /purestake/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `PURESTAKE_API_KEY=${sampleText(40)}`,
        `purestakeApiKey: '${sampleText(40, undefined, 2)}',`,
      ],
      ignores: [
        'PURESTAKE_API_KEY=your_purestake_api_key',
        `"purestake": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

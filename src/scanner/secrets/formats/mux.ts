/** Decides what secrets of Mux look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mux: SecretProvider = {
  name: 'Mux',
  revoke: 'Revoke the access token in Mux under Settings, Access tokens.',
  formats: [
    {
      id: 'mux-token-secret',
      title: 'Mux token secret',
      kind: 'secret',
      keywords: ['mux'],
      ...namedValue({
        names: /mux[_-]?(?:access_?)?(?:token|secret|api)/,
        ends: /(?:key|secret)?/,
        value: /[0-9A-Za-z+/]{75}/,
      }),
      catches: [
        `MUX_TOKEN_SECRET=${sampleText(75)}`,
        `muxTokenSecret: '${sampleText(75, undefined, 2)}'`,
      ],
      ignores: ['MUX_TOKEN_SECRET=your_mux_token_secret', `"mux": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

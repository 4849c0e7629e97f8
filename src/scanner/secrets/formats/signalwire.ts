/** Decides what secrets of SignalWire look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const signalwire: SecretProvider = {
  name: 'SignalWire',
  revoke: 'Delete the token in the SignalWire space under API.',
  formats: [
    {
      id: 'signalwire-api-token',
      title: 'SignalWire API token',
      kind: 'secret',
      keywords: ['signalwire'],
      ...namedValue({
        names: /signalwire/,
        ends: /key|token|secret|password|access/,
        value: /PT[0-9a-f]{48}|[0-9A-Za-z]{50}/,
      }),
      catches: [
        `SIGNALWIRE_API_TOKEN=${'P'}T${sampleText(48, HEX)}`,
        `const signalwireApiToken = '${'P'}T${sampleText(48, HEX, 2)}'`,
      ],
      ignores: [
        'SIGNALWIRE_API_TOKEN=your_signalwire_api_token',
        `"signalwire": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Carbon Interface look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(21)

export const carbonInterface: SecretProvider = {
  name: 'Carbon Interface',
  revoke: 'In your Carbon Interface account, open Developer and replace the API key.',
  formats: [
    {
      id: 'carbon-interface-api-key',
      title: 'Carbon Interface API key',
      kind: 'secret',
      keywords: ['carboninterface', 'carbon_interface', 'carbon-interface'],
      ...namedValue({
        names: /carbon[_-]?interface/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{21}/,
      }),
      catches: [`carbon_interface_api_key: ${key}`, `export CARBON_INTERFACE_API_KEY="${key}"`],
      ignores: [`CARBON_INTERFACE_API_KEY=${'x'.repeat(32)}`, `carbon_commit: ${key}`],
    },
  ],
}

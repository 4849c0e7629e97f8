/** Decides what secrets of Railway look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const railway: SecretProvider = {
  name: 'Railway',
  revoke: 'Delete the token in Railway under Account settings (or the project), Tokens.',
  formats: [
    {
      id: 'railway-token',
      title: 'Railway token',
      kind: 'secret',
      keywords: ['railway'],
      ...namedValue({
        names: /railway/,
        ends: /token|key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`RAILWAY_TOKEN=${sampleUuid()}`, `const railwayToken = '${sampleUuid(2)}'`],
      ignores: ['RAILWAY_TOKEN=your_railway_token', `"railway": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

/** Decides what secrets of Eraser look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(20)

export const eraser: SecretProvider = {
  name: 'Eraser',
  revoke: 'In your Eraser account, open the workspace settings and replace the API token.',
  formats: [
    {
      id: 'eraser-api-token',
      title: 'Eraser API token',
      kind: 'secret',
      keywords: ['eraser_', 'eraserapi', 'eraser-api'],
      ...namedValue({
        names: /(?<![A-Za-z])eraser_?-?(?:api|token|key)/,
        ends: /token|key|api/,
        value: /[A-Za-z0-9]{20}/,
      }),
      catches: [`const eraserApiToken = '${token}'`, `eraser_api_token: ${token}`],
      ignores: [`ERASER_API_TOKEN=${'x'.repeat(32)}`, `eraser_commit: ${token}`],
    },
  ],
}

/** Decides what secrets of Box look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(32)

export const box: SecretProvider = {
  name: 'Box',
  revoke:
    'In your Box account, open the configuration of the app in the Developer Console and ' +
    'replace the client secret.',
  formats: [
    {
      id: 'box-client-secret',
      title: 'Box client secret',
      kind: 'secret',
      keywords: [
        'box_client',
        'boxclient',
        'box-client',
        'box_api',
        'boxapi',
        'box_app',
        'boxapp',
        'box_dev',
      ],
      ...namedValue({
        names: /(?<![A-Za-z])box_?-?(?:client|app|api|dev)/,
        ends: /secret|token|key/,
        value: /[A-Za-z0-9]{32}/,
      }),
      catches: [`box_client_secret: ${secret}`, `export BOX_CLIENT_SECRET="${secret}"`],
      ignores: [`BOX_CLIENT_SECRET=${'x'.repeat(32)}`, `box_commit: ${secret}`],
    },
  ],
}

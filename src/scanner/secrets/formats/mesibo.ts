/** Decides what secrets of Mesibo look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mesibo: SecretProvider = {
  name: 'Mesibo',
  revoke: 'Regenerate the app token in the Mesibo console.',
  formats: [
    {
      id: 'mesibo-app-token',
      title: 'Mesibo app token',
      kind: 'secret',
      keywords: ['mesibo'],
      ...namedValue({
        names: /mesibo/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{64}/,
      }),
      catches: [
        `MESIBO_APP_TOKEN=${sampleText(64)}`,
        `mesiboAppToken: '${sampleText(64, undefined, 2)}',`,
      ],
      ignores: [
        'MESIBO_APP_TOKEN=your_mesibo_app_token',
        `"mesibo": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

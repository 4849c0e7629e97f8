/** Decides what secrets of Uploadcare look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const uploadcare: SecretProvider = {
  name: 'Uploadcare',
  revoke: 'Delete the secret key in Uploadcare under API keys.',
  formats: [
    {
      id: 'uploadcare-secret-key',
      title: 'Uploadcare secret key',
      kind: 'secret',
      keywords: ['uploadcare'],
      ...namedValue({
        names: /uploadcare/,
        ends: /(?:secret|private)[\w-]{0,6}/,
        value: /[0-9a-f]{20}/,
      }),
      catches: [
        `UPLOADCARE_SECRET_KEY=${sampleText(20, HEX)}`,
        `const uploadcareSecretKey = '${sampleText(20, HEX, 2)}'`,
      ],
      ignores: [
        'UPLOADCARE_SECRET_KEY=your_uploadcare_secret_key',
        `"uploadcare": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

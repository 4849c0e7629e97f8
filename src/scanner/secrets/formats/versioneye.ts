/** Decides what secrets of VersionEye look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const versioneye: SecretProvider = {
  name: 'VersionEye',
  revoke: 'Regenerate the key of VersionEye under Settings, API.',
  formats: [
    {
      id: 'versioneye-api-key',
      title: 'VersionEye API key',
      kind: 'secret',
      keywords: ['versioneye'],
      ...namedValue({
        names: /versioneye/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{20}|[0-9a-zA-Z-]{40}/,
      }),
      catches: [
        `VERSIONEYE_API_KEY=${sampleText(40, HEX)}`,
        `const versioneyeApiKey = '${sampleText(40, HEX, 2)}'`,
      ],
      ignores: [
        'VERSIONEYE_API_KEY=your_versioneye_api_key',
        `"versioneye": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

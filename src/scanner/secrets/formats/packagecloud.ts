/** Decides what secrets of packagecloud look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const packagecloud: SecretProvider = {
  name: 'packagecloud',
  revoke: 'Regenerate the token in packagecloud under API token.',
  formats: [
    {
      id: 'packagecloud-api-token',
      title: 'packagecloud API token',
      kind: 'secret',
      keywords: ['packagecloud', 'package_cloud'],
      ...namedValue({
        names: /package_?cloud/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{48}/,
      }),
      catches: [
        `PACKAGECLOUD_API_TOKEN=${sampleText(48, HEX)}`,
        `{"packagecloudApiToken": "${sampleText(48, HEX, 2)}"}`,
      ],
      ignores: [
        'PACKAGECLOUD_API_TOKEN=your_packagecloud_api_token',
        `"packagecloud": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

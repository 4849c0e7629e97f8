/** Decides what secrets of Privacy.com look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const privacyCom: SecretProvider = {
  name: 'Privacy.com',
  revoke: 'Withdraw the key at Privacy.com under Account, API, and issue another.',
  formats: [
    {
      id: 'privacy-com-api-key',
      title: 'Privacy.com API key',
      kind: 'secret',
      keywords: ['privacy_', 'privacycom', 'privacyapi', 'privacy-'],
      ...namedValue({
        names: /privacy[_-]?(?:com[_-]?)?(?:api[_-]?)(?:key|token)/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`PRIVACY_API_KEY=${sampleUuid()}`, `privacyApiKey: '${sampleUuid(2)}',`],
      ignores: [
        'PRIVACY_API_KEY=your_privacy_api_key',
        `"privacy-com": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Okta look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const okta: SecretProvider = {
  name: 'Okta',
  revoke: 'Revoke the token in the Okta admin console under Security, API, Tokens.',
  formats: [
    {
      id: 'okta-api-token',
      title: 'Okta API token',
      kind: 'secret',
      keywords: ['okta', 'ssws'],
      ...namedValue({
        names: /okta|ssws/,
        ends: /(?:key|token|secret|password|ssws)?/,
        value: /00[\w-]{39}\w/,
      }),
      catches: [
        `OKTA_API_TOKEN=00${sampleText(40)}`,
        `okta:\n  token: "00${sampleText(40, undefined, 2)}"`,
      ],
      ignores: ['OKTA_API_TOKEN=your_okta_api_token', `"okta": "^2.4.1#${sampleText(40, HEX)}"`],
    },
    {
      id: 'okta-ssws-header',
      title: 'Okta API token in a header',
      kind: 'secret',
      keywords: ['ssws'],
      pattern: /(?<![A-Za-z])SSWS\s{1,2}(00[\w-]{39}\w)(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(2),
      catches: [
        `Authorization: SSWS 00${sampleText(40)}`,
        `headers: {Authorization: 'SSWS 00${sampleText(40, undefined, 2)}'}`,
      ],
      ignores: ['Authorization: SSWS {token}', `Authorization: SSWS ${'0'.repeat(42)}`],
    },
  ],
}

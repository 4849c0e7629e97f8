/** Decides what secrets of Okta look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const okta: SecretProvider = {
  name: 'Okta',
  revoke: 'Revoke the token in the Okta admin console under Security, API, Tokens.',
  formats: [
    {
      id: 'okta-api-token',
      title: 'Okta API token',
      kind: 'secret',
      keywords: ['okta'],
      pattern: buildPattern('dgi', /okta[^;]{0,60}?[\s"'`=:(,]/, /(00[\w-]{39}\w)(?![\w-])/),
      publicLength: 0,
      judge: judgeRandom(2),
      catches: [
        `OKTA_API_TOKEN=00${sampleText(40)}`,
        `variable "okta_token" {\n  default = "00${sampleText(40, undefined, 2)}"\n}`,
      ],
      ignores: ['okta.com/oauth2/v1/token of 00 users', `okta_token = ${'0'.repeat(42)}`],
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

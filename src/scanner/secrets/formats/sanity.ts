/** Decides what secrets of Sanity look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sanity: SecretProvider = {
  name: 'Sanity',
  revoke: 'Delete the token at sanity.io/manage under API, Tokens.',
  formats: [
    {
      id: 'sanity-api-token',
      title: 'Sanity API token',
      kind: 'secret',
      keywords: ['sanity'],
      ...namedValue({
        names: /sanity/,
        ends: /key|token|secret|password|access/,
        value: /sk[0-9A-Za-z]{79}|sk[0-9A-Za-z]{176,184}/,
      }),
      catches: [
        `SANITY_API_TOKEN=${'s'}k${sampleText(79)}`,
        `{"sanityApiToken": "${'s'}k${sampleText(79, undefined, 2)}"}`,
      ],
      ignores: [
        'SANITY_API_TOKEN=your_sanity_api_token',
        `"sanity": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Contentful look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const personalToken = `CFPAT-${sampleText(43)}`
const deliveryToken = sampleText(43, undefined, 2)

export const contentful: SecretProvider = {
  name: 'Contentful',
  revoke: 'In Contentful, open Settings, CMA tokens (or API keys), and revoke it.',
  formats: [
    {
      id: 'contentful-personal-token',
      title: 'Contentful personal access token',
      kind: 'secret',
      keywords: ['cfpat-'],
      pattern: /(?<![\w-])CFPAT-[A-Za-z0-9_-]{43}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `const contentfulPersonalToken = '${personalToken}'`,
        `client = Client(api_key="${personalToken}")`,
      ],
      ignores: [`CFPAT-${'x'.repeat(43)}`, `x${personalToken}`],
    },
    {
      id: 'contentful-delivery-token',
      title: 'Contentful delivery or preview token',
      kind: 'secret',
      keywords: ['contentful'],
      ...namedValue({ names: /contentful/, ends: /token|key|secret/, value: /[A-Za-z0-9_-]{43}/ }),
      catches: [
        `CONTENTFUL_ACCESS_TOKEN=${deliveryToken}`,
        `{"contentfulAccessToken": "${deliveryToken}"}`,
      ],
      ignores: [`CONTENTFUL_ACCESS_TOKEN=${'x'.repeat(32)}`, `contentful_space: ${deliveryToken}`],
    },
  ],
}

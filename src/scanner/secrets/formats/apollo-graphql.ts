/** Decides what secrets of Apollo GraphQL look like. */
import { looksRandom } from '../measure-entropy.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apolloGraphKey = `service:shop-graph:${sampleText(22)}`
const apolloUserKey = `user:gh.shopkeeper:${sampleText(22, undefined, 2)}`

export const apolloGraphql: SecretProvider = {
  name: 'Apollo GraphQL',
  revoke:
    'In Apollo GraphOS Studio, open the settings of the graph (or your personal settings) and ' +
    'delete the API key.',
  formats: [
    {
      id: 'apollo-graph-key',
      title: 'Apollo GraphOS key of a graph',
      kind: 'secret',
      keywords: ['service:'],
      pattern: /(?<![\w-])service:[a-zA-Z][\w-]{1,60}:[A-Za-z0-9_-]{22}(?![\w-])/g,
      publicLength: 8,
      judge: ({ secret }) =>
        looksRandom(secret.slice(secret.lastIndexOf(':') + 1)) ? 'unproven' : 'none',
      catches: [`APOLLO_KEY=${apolloGraphKey}`, `apollo_key: ${apolloGraphKey}`],
      ignores: [
        'service:inventory-api:handle-the-next-item',
        `service:shop-graph:${'x'.repeat(22)}`,
      ],
    },
    {
      id: 'apollo-user-key',
      title: 'Apollo GraphOS key of a user',
      kind: 'secret',
      keywords: ['user:gh.', 'user:fa.', 'user:aa.'],
      pattern: /(?<![\w-])user:(?:gh|fa|aa)\.[\w-]{6,60}:[A-Za-z0-9_-]{22}(?![\w-])/g,
      publicLength: 8,
      judge: ({ secret }) =>
        looksRandom(secret.slice(secret.lastIndexOf(':') + 1)) ? 'unproven' : 'none',
      catches: [`{"apolloUser": "${apolloUserKey}"}`, `Authorization: Bearer ${apolloUserKey}`],
      ignores: ['user:gh.somebody:an-ordinary-sentence-', `user:gh.somebody:${'x'.repeat(22)}`],
    },
  ],
}

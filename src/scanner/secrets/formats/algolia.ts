/** Decides what keys of Algolia look like; those for searching are made for browsers. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const algolia: SecretProvider = {
  name: 'Algolia',
  revoke: 'In the Algolia dashboard, open Settings, API Keys, and regenerate or delete the key.',
  formats: [
    {
      id: 'algolia-api-key',
      title: 'Algolia API key',
      opens: 'read, change or delete indices, as far as the key allows',
      kind: 'secret',
      keywords: ['algolia'],
      ...namedValue({
        names: /algolia(?![\w-]{0,24}search)/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{32}/,
      }),
      catches: [`ALGOLIA_ADMIN_KEY=${key}`, `"algolia": { "apiKey": "${key}" }`],
      ignores: [`ALGOLIA_ADMIN_KEY=${'0'.repeat(32)}`, `algolia_commit: ${key}`],
    },
    {
      id: 'algolia-search-key',
      title: 'Algolia key for searching',
      kind: 'publishable',
      keywords: ['algolia', 'docsearch'],
      ...namedValue({
        names: /algolia[\w-]{0,24}search|docsearch/,
        ends: /key/,
        value: /[A-Za-z0-9]{32}/,
      }),
      catches: [`ALGOLIA_SEARCH_KEY=${key}`, `docsearch({ apiKey: '${key}', indexName: 'shop' })`],
      ignores: [`ALGOLIA_SEARCH_KEY=${'0'.repeat(32)}`, `docsearch_version: ${key}`],
    },
  ],
}

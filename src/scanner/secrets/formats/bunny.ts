/** Decides what secrets of bunny.net look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const bunny: SecretProvider = {
  name: 'bunny.net',
  revoke: 'In your bunny.net account, open Account settings, API and replace the API key.',
  formats: [
    {
      id: 'bunny-api-key',
      title: 'bunny.net API key',
      kind: 'secret',
      keywords: ['bunny'],
      ...namedValue({
        names: /bunny_?-?(?:net|cdn|storage|api)/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:[0-9a-f-]{36})?/,
      }),
      catches: [`{"bunnyApiKey": "${key}"}`, `BUNNY_API_KEY=${key}`],
      ignores: [`BUNNY_API_KEY=${'x'.repeat(32)}`, `bunny_commit: ${key}`],
    },
  ],
}

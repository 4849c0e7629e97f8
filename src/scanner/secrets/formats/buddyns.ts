/** Decides what secrets of BuddyNS look like. */
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40, LOWER_AND_DIGITS)

export const buddyns: SecretProvider = {
  name: 'BuddyNS',
  revoke: 'In your BuddyNS account, open the control panel and replace the API key.',
  formats: [
    {
      id: 'buddyns-api-key',
      title: 'BuddyNS API key',
      kind: 'secret',
      keywords: ['buddyns'],
      ...namedValue({ names: /buddyns/, ends: /key|token|secret/, value: /[a-z0-9]{40}/ }),
      catches: [`buddyns_api_key: ${key}`, `export BUDDYNS_API_KEY="${key}"`],
      ignores: [`BUDDYNS_API_KEY=${'x'.repeat(32)}`, `buddyns_commit: ${key}`],
    },
  ],
}

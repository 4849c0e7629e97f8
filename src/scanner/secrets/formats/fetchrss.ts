/** Decides what secrets of FetchRSS look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(40)

export const fetchrss: SecretProvider = {
  name: 'FetchRSS',
  revoke: 'In your FetchRSS account, open your profile, API and replace the API key.',
  formats: [
    {
      id: 'fetchrss-api-key',
      title: 'FetchRSS API key',
      kind: 'secret',
      keywords: ['fetchrss'],
      ...namedValue({ names: /fetchrss/, ends: /key|token|secret/, value: /[A-Za-z0-9.]{40}/ }),
      catches: [`FETCHRSS_API_KEY=${key}`, `{"fetchrssApiKey": "${key}"}`],
      ignores: [`FETCHRSS_API_KEY=${'x'.repeat(32)}`, `fetchrss_commit: ${key}`],
    },
  ],
}

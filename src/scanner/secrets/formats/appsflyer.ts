/** Decides what secrets of AppsFlyer look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(22)

export const appsflyer: SecretProvider = {
  name: 'AppsFlyer',
  revoke: 'In your AppsFlyer account, open Security Center and replace the key.',
  formats: [
    {
      id: 'appsflyer-key',
      title: 'AppsFlyer key',
      kind: 'secret',
      keywords: ['appsflyer'],
      ...namedValue({
        names: /appsflyer/,
        ends: /key|token/,
        value: /(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{22})/,
      }),
      catches: [`{"appsflyerDevKey": "${key}"}`, `APPSFLYER_DEV_KEY=${key}`],
      ignores: [`APPSFLYER_DEV_KEY=${'x'.repeat(32)}`, `appsflyer_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Cypress Cloud look like. */
import { namedValue } from '../named-value.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleUuid()

export const cypress: SecretProvider = {
  name: 'Cypress Cloud',
  revoke: 'In Cypress Cloud, open the project settings, Record keys, and delete the key.',
  formats: [
    {
      id: 'cypress-record-key',
      title: 'Cypress Cloud record key',
      kind: 'secret',
      keywords: ['cypress_record', 'cypress-record', 'cypressrecord', '--record --key'],
      ...namedValue({
        names: /cypress_?-?record|--record\s{1,4}--/,
        ends: /key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`cypress_record_key: ${key}`, `export CYPRESS_RECORD_KEY="${key}"`],
      ignores: [`CYPRESS_RECORD_KEY=${'x'.repeat(32)}`, `cypress_commit: ${key}`],
    },
  ],
}

/** Decides what secrets of Bright Data look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(64, HEX)

export const brightdata: SecretProvider = {
  name: 'Bright Data',
  revoke:
    'In your Bright Data account, open Account settings, API tokens and replace the API token.',
  formats: [
    {
      id: 'brightdata-api-token',
      title: 'Bright Data API token',
      kind: 'secret',
      keywords: ['brightdata', 'bright_data', 'luminati'],
      ...namedValue({
        names: /bright_?-?data|luminati/,
        ends: /token|key|pass/,
        value: /[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`{"brightdataApiToken": "${token}"}`, `BRIGHTDATA_API_TOKEN=${token}`],
      ignores: [`BRIGHTDATA_API_TOKEN=${'x'.repeat(32)}`, `brightdata_commit: ${token}`],
    },
  ],
}

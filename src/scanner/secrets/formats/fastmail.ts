/** Decides what secrets of Fastmail look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `fmu1-${sampleText(8, HEX)}-${sampleText(64, HEX, 2)}`

export const fastmail: SecretProvider = {
  name: 'Fastmail',
  revoke: 'In Fastmail, open Settings, Privacy & Security, and remove the API token.',
  formats: [
    {
      id: 'fastmail-api-token',
      title: 'Fastmail API token',
      kind: 'secret',
      keywords: ['fmu1-'],
      pattern: /(?<![\w-])fmu1-[0-9a-f]{8}-[0-9a-f]{64}(?:-\d-[0-9a-f]{32})?(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`Authorization: Bearer ${token}`, `export FASTMAIL_API_TOKEN="${token}"`],
      ignores: [`fmu1-${'x'.repeat(72)}`, `x${token}`],
    },
  ],
}

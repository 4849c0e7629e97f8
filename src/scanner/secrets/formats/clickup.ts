/** Decides what secrets of ClickUp look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `pk_4807312_${sampleText(32, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')}`

export const clickup: SecretProvider = {
  name: 'ClickUp',
  revoke: 'In ClickUp, open Settings, Apps, and regenerate the API token.',
  formats: [
    {
      id: 'clickup-personal-token',
      title: 'ClickUp personal API token',
      kind: 'secret',
      keywords: ['pk_'],
      pattern: /(?<![\w-])pk_\d{5,9}_[0-9A-Z]{32}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`client = Client(api_key="${token}")`, `CLICKUP_TOKEN=${token}`],
      ignores: [`pk_4807312_${'X'.repeat(32)}`, 'pk_4807312_of_the_table'],
    },
  ],
}

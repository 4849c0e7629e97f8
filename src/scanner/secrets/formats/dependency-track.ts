/** Decides what secrets of Dependency-Track look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `odt_${sampleText(32)}`

export const dependencyTrack: SecretProvider = {
  name: 'Dependency-Track',
  revoke:
    'In Dependency-Track, open Administration, Access Management, Teams, and delete the API key.',
  formats: [
    {
      id: 'dependency-track-api-key',
      title: 'Dependency-Track API key',
      kind: 'secret',
      keywords: ['odt_'],
      pattern: /(?<![\w-])odt_(?:[A-Za-z0-9]{8}_)?[A-Za-z0-9]{32,255}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`Authorization: Bearer ${key}`, `export DTRACK_KEY="${key}"`],
      ignores: [`odt_${'x'.repeat(32)}`, `x${key}`],
    },
  ],
}

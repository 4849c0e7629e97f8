/** Decides what secrets of Flagsmith look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `ser.${sampleText(22)}`

export const flagsmith: SecretProvider = {
  name: 'Flagsmith',
  revoke: 'In Flagsmith, open the environment, SDK Keys, and delete the server key.',
  formats: [
    {
      id: 'flagsmith-server-key',
      title: 'Flagsmith server-side key',
      kind: 'secret',
      keywords: ['flagsmith'],
      pattern: buildPattern(
        'dgi',
        /flagsmith[\w\s"'`=:({,.-]{0,40}?/,
        /(ser\.[A-Za-z0-9]{22})(?![\w-])/,
      ),
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`FLAGSMITH_ENVIRONMENT=${key}`, `{"flagsmithEnvironment": "${key}"}`],
      ignores: [`ser.${'x'.repeat(22)}`, `x${key}`],
    },
  ],
}

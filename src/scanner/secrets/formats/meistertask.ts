/** Decides what secrets of MeisterTask look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const meistertask: SecretProvider = {
  name: 'MeisterTask',
  revoke: 'Delete the personal token in MeisterTask under Account, API, and make another.',
  formats: [
    {
      id: 'meistertask-access-token',
      title: 'MeisterTask access token',
      kind: 'secret',
      keywords: ['meistertask', 'meister_task', 'mindmeister', 'mind_meister'],
      ...namedValue({
        names: /meister_?task|mind_?meister/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{43}/,
      }),
      catches: [
        `MEISTERTASK_ACCESS_TOKEN=${sampleText(43)}`,
        `meistertaskAccessToken: '${sampleText(43, undefined, 2)}',`,
      ],
      ignores: [
        'MEISTERTASK_ACCESS_TOKEN=your_meistertask_access_token',
        `"meistertask": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

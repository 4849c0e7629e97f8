/** Decides what secrets of Socket look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const socket: SecretProvider = {
  name: 'Socket',
  revoke: 'Revoke the token in Socket under Settings, API tokens.',
  formats: [
    {
      id: 'socket-api-token',
      title: 'Socket API token',
      kind: 'secret',
      keywords: ['sktsec_'],
      pattern: /(?<![\w-])sktsec_[\w-]{36,60}_api(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `SOCKET_API_TOKEN=${'sktsec'}_${sampleText(44)}_api`,
        `socket_api_token: ${'sktsec'}_${sampleText(44, undefined, 2)}_api`,
      ],
      ignores: [`${'skt'}sec_${'x'.repeat(44)}_api`, `see ${'sktsec'}_${sampleText(14)}_api`],
    },
  ],
}

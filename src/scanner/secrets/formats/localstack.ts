/** Decides what secrets of LocalStack look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `ls-${sampleUuid()}`

export const localstack: SecretProvider = {
  name: 'LocalStack',
  revoke: 'In the LocalStack web application, open Auth Tokens and regenerate it.',
  formats: [
    {
      id: 'localstack-auth-token',
      title: 'LocalStack auth token',
      kind: 'secret',
      keywords: ['ls-'],
      pattern: /(?<![\w-])ls-[A-Za-z0-9]{8}(?:-[A-Za-z0-9]{4}){3}-[A-Za-z0-9]{12}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`export LOCALSTACK_AUTH="${token}"`, `const localstackAuth = '${token}'`],
      ignores: ['ls-00000000-0000-0000-0000-000000000000', 'ls-overview-with-some-more-words'],
    },
  ],
}

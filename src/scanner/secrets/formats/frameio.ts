/** Decides what secrets of Frame.io look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `fio-u-${sampleText(64)}`

export const frameio: SecretProvider = {
  name: 'Frame.io',
  revoke: 'In the Frame.io developer site, open Tokens and delete the token.',
  formats: [
    {
      id: 'frameio-token',
      title: 'Frame.io developer token',
      kind: 'secret',
      keywords: ['fio-u-'],
      pattern: /(?<![\w-])fio-u-[A-Za-z0-9_=-]{64}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`export FRAMEIO_TOKEN="${token}"`, `const frameioToken = '${token}'`],
      ignores: [`fio-u-${'x'.repeat(64)}`, `x${token}`],
    },
  ],
}

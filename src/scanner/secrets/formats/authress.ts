/** Decides what secrets of Authress look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key =
  `sc_${sampleText(12, LOWER_AND_DIGITS)}` +
  `.${sampleText(4, LOWER_AND_DIGITS, 2)}` +
  `.acc_${sampleText(12, LOWER_AND_DIGITS, 3)}.${sampleText(64, undefined, 4)}`

export const authress: SecretProvider = {
  name: 'Authress',
  revoke: 'In Authress, open Service Clients, select the client and delete its access key.',
  formats: [
    {
      id: 'authress-client-key',
      title: 'Authress service client key',
      kind: 'secret',
      keywords: ['.acc_', '.acc-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[a-z0-9]{4,6}/,
        /\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}(?![\w+/=-])/,
      ),
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`curl -H 'X-Api-Key: ${key}' https://api.test`, `{"authressKey": "${key}"}`],
      ignores: [`sc_${'x'.repeat(92)}`, `x${key}`],
    },
  ],
}

/** Decides what secrets of Adafruit IO look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `aio_${sampleText(28)}`

export const adafruit: SecretProvider = {
  name: 'Adafruit IO',
  revoke: 'Open My Key in Adafruit IO and regenerate it; devices need the new one.',
  formats: [
    {
      id: 'adafruit-io-key',
      title: 'Adafruit IO key',
      kind: 'secret',
      keywords: ['aio_'],
      pattern: /(?<![\w-])aio_[A-Za-z0-9]{28}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`IO_KEY=${key}`, `io_key: ${key}`],
      ignores: [`aio_${'x'.repeat(28)}`, `x${key}`],
    },
  ],
}

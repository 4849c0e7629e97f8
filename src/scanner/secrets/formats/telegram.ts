/** Decides what secrets of Telegram look like. */
import { BASE62_ALPHABET } from '../../../base/base62.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const telegram: SecretProvider = {
  name: 'Telegram',
  formats: [
    {
      id: 'telegram-bot-token',
      title: 'Telegram bot token',
      kind: 'secret',
      keywords: [':aa'],
      pattern: /(?<![\w-])(?:bot)?(\d{8,10}:AA[\w-]{32,34})(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(10),
      catches: [
        `TELEGRAM_TOKEN=4839574813:${'AA'}${sampleText(33, BASE62_ALPHABET)}`,
        `https://api.telegram.org/bot4839574813:${'AA'}${sampleText(33, BASE62_ALPHABET, 2)}/getMe`,
      ],
      ignores: [`4839574813:${'AA'}${'x'.repeat(33)}`, `1234:${'AA'}${sampleText(33)}`],
    },
  ],
}

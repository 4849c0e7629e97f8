/** Decides what secrets of Telegram look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const telegram: SecretProvider = {
  name: 'Telegram',
  revoke: 'Revoke the token with @BotFather: /revoke.',
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
        `TELEGRAM_TOKEN=4839574813:${'AA'}${sampleText(33)}`,
        `https://api.telegram.org/bot4839574813:${'AA'}${sampleText(33, undefined, 2)}/getMe`,
      ],
      ignores: [`4839574813:${'AA'}${'x'.repeat(33)}`, `1234:${'AA'}${sampleText(33)}`],
    },
    {
      id: 'telegram-named-token',
      title: 'Telegram bot token',
      kind: 'secret',
      keywords: ['telegr', 'tg_bot', 'tgbot'],
      ...namedValue({
        names: /telegr(?:am|af)|tg_?bot/,
        ends: /(?:token|key|bot|secret)?/,
        value: /\d{8,10}:[A-Z][\w-]{34}/,
      }),
      catches: [
        `TELEGRAM_BOT_TOKEN=4839574813:B${sampleText(34)}`,
        `tgBotToken = '4839574813:B${sampleText(34, undefined, 2)}'`,
      ],
      ignores: [
        'TELEGRAM_BOT_TOKEN=your_telegram_bot_token',
        `"telegram": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

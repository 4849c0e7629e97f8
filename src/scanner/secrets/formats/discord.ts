/** Decides what secrets of Discord look like. */
import { looksRandom } from '../measure-entropy.ts'
import { sampleText, toBase64Url } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const botId = toBase64Url('413822904123456109')

export const discord: SecretProvider = {
  name: 'Discord',
  formats: [
    {
      id: 'discord-bot-token',
      title: 'Discord bot token',
      kind: 'secret',
      // The id of a bot is a number of 17 digits or more, in base64: a long run.
      keywords: [],
      runLength: 24,
      reach: 64,
      pattern: /(?<![\w.-])[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w.-])/g,
      publicLength: 0,
      judge: ({ secret }) => (startsWithId(secret) ? 'genuine' : 'none'),
      catches: [`client.login('${botId}.${sampleText(6)}.${sampleText(38)}')`],
      ignores: [`M${sampleText(23)}.${sampleText(6)}.${sampleText(38)}`, 'Node.module.exports'],
    },
    {
      id: 'discord-webhook',
      title: 'Discord webhook',
      kind: 'secret',
      keywords: ['/api/webhooks/'],
      pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/([\w-]{60,72})(?![\w-])/dg,
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [`https://discord.com/api/webhooks/413822904123456109/${sampleText(68)}`],
      ignores: ['https://discord.com/api/webhooks/413822904123456109/your-webhook-token-goes-here'],
    },
  ],
}

function startsWithId(token: string): boolean {
  const [id = ''] = token.split('.', 1)
  return /^\d{17,20}$/.test(Buffer.from(id, 'base64url').toString('latin1'))
}

/** Decides what secrets of Discord look like. */
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { sampleText, toBase64Url } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const botToken = `${toBase64Url('413822904123456109')}.G${sampleText(5)}.${sampleText(38)}`
const webhook = `413822904123456109/${sampleText(68)}`
const clientSecret = sampleText(32, undefined, 2)
const userToken = `mfa.${sampleText(84)}`

/** The first part of a token is the number of its bot, in base64. */
function startsWithId(token: string): boolean {
  const [id = ''] = token.split('.', 1)
  return /^\d{17,20}$/.test(Buffer.from(id, 'base64url').toString('latin1'))
}

export const discord: SecretProvider = {
  name: 'Discord',
  revoke:
    'In the Discord developer portal, open the application and reset the token of its bot or its ' +
    'client secret; a webhook is deleted in the integrations of its channel.',
  formats: [
    {
      id: 'discord-bot-token',
      title: 'Discord bot token',
      opens: 'do everything that the bot may do, on every server that it is on',
      kind: 'secret',
      keywords: [],
      runLength: 24,
      pattern: /(?<![\w.-])[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w.-])/g,
      publicLength: 0,
      judge: ({ secret }) => (startsWithId(secret) ? 'genuine' : 'none'),
      catches: [`client.login('${botToken}')`, `DISCORD_TOKEN=${botToken}`],
      ignores: [`M${sampleText(23)}.${sampleText(6)}.${sampleText(38)}`, 'Node.module.exports'],
    },
    {
      id: 'discord-webhook',
      title: 'Discord webhook',
      opens: 'post to the channel in the name of the webhook',
      kind: 'secret',
      keywords: ['/api/webhooks/'],
      pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/([\w-]{60,72})(?![\w-])/dg,
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [
        `https://discord.com/api/webhooks/${webhook}`,
        `WEBHOOK_URL="https://canary.discordapp.com/api/webhooks/${webhook}"`,
      ],
      ignores: [
        'https://discord.com/api/webhooks/413822904123456109/your-webhook-token-goes-here',
        `https://discord.com/api/webhooks/413822904123456109/${'x'.repeat(68)}`,
      ],
    },
    {
      id: 'discord-client-secret',
      title: 'Discord client secret',
      kind: 'secret',
      keywords: ['discord'],
      ...namedValue({ names: /discord/, ends: /secret/, value: /[\w-]{32}/ }),
      catches: [`DISCORD_CLIENT_SECRET=${clientSecret}`, `"discord": {"secret":"${clientSecret}"}`],
      ignores: [`DISCORD_CLIENT_SECRET=${'x'.repeat(32)}`, `discord_hash: ${clientSecret}`],
    },
    {
      id: 'discord-user-token',
      title: 'Discord token of a user',
      kind: 'secret',
      keywords: ['mfa.'],
      pattern: /(?<![\w.-])mfa\.[\w-]{84}(?![\w.-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`authorization: ${userToken}`, `const token = "${userToken}"`],
      ignores: [`mfa.${'x'.repeat(84)}`, `mfa.${sampleText(20)}`],
    },
  ],
}

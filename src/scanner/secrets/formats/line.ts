/** Decides what secrets of LINE look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const channelToken = `${sampleText(161)}w1cDnyilFU=`
const channelSecret = sampleText(32, HEX, 2)
const notifyToken = sampleText(43, undefined, 3)

export const line: SecretProvider = {
  name: 'LINE',
  revoke: 'In the LINE Developers console, open the channel and reissue its token or secret.',
  formats: [
    {
      id: 'line-channel-token',
      title: 'LINE channel access token',
      kind: 'secret',
      keywords: ['w1cdnyilfu='],
      pattern: /(?<![\w+/])[A-Za-z0-9+/]{140,170}w1cDnyilFU=(?![\w+/=])/g,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [`CHANNEL_ACCESS=${channelToken}`, `channel_access: ${channelToken}`],
      ignores: [`${'x'.repeat(161)}w1cDnyilFU=`, `${sampleText(40)}w1cDnyilFU=`],
    },
    {
      id: 'line-channel-secret',
      title: 'LINE channel secret',
      kind: 'secret',
      keywords: [
        'line_channel',
        'line_bot',
        'line_secret',
        'line_login',
        'linechannel',
        'channel_secret',
        'channelsecret',
        'channel-secret',
      ],
      ...namedValue({
        names: /line_?-?(?:bot|channel|login|messaging)?|channel/,
        ends: /secret/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [
        `export LINE_CHANNEL_SECRET="${channelSecret}"`,
        `const lineChannelSecret = '${channelSecret}'`,
      ],
      ignores: [`LINE_CHANNEL_SECRET=${'x'.repeat(32)}`, `line_commit: ${channelSecret}`],
    },
    {
      id: 'line-notify-token',
      title: 'LINE Notify token',
      kind: 'secret',
      keywords: ['line_notify', 'linenotify', 'line-notify'],
      ...namedValue({ names: /line_?-?notify/, ends: /token|key/, value: /[A-Za-z0-9]{43}/ }),
      catches: [`LINE_NOTIFY_TOKEN=${notifyToken}`, `{"lineNotifyToken": "${notifyToken}"}`],
      ignores: [`LINE_NOTIFY_TOKEN=${'x'.repeat(32)}`, `line_commit: ${notifyToken}`],
    },
  ],
}

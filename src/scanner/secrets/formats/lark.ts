/** Decides what secrets of Lark look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const appSecret = sampleText(32)
const webhook = sampleUuid(2)

export const lark: SecretProvider = {
  name: 'Lark',
  revoke: 'In the Lark developer console, open the app, Credentials, and reset its secret.',
  formats: [
    {
      id: 'lark-app-secret',
      title: 'Lark app secret',
      kind: 'secret',
      keywords: ['lark', 'feishu'],
      ...namedValue({ names: /lark|feishu/, ends: /secret/, value: /[A-Za-z0-9]{32}/ }),
      catches: [`LARK_APP_SECRET=${appSecret}`, `{"larkAppSecret": "${appSecret}"}`],
      ignores: [`LARK_APP_SECRET=${'x'.repeat(32)}`, `lark_commit: ${appSecret}`],
    },
    {
      id: 'lark-webhook',
      title: 'Lark webhook',
      kind: 'secret',
      keywords: ['/open-apis/bot/v2/hook/'],
      pattern: buildPattern(
        'dg',
        /open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\//,
        /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `https://open.feishu.cn/open-apis/bot/v2/hook/${webhook}`,
        `HOOK="https://open.larksuite.com/open-apis/bot/v2/hook/${webhook}"`,
      ],
      ignores: [
        'https://open.feishu.cn/open-apis/bot/v2/hook/00000000-0000-0000-0000-000000000000',
        'https://open.feishu.cn/open-apis/bot/v2/hook/your-hook',
      ],
    },
  ],
}

/** Decides what secrets of Kagi look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `${sampleText(11)}.${sampleText(43, undefined, 2)}`

export const kagi: SecretProvider = {
  name: 'Kagi',
  revoke: 'In Kagi, open Settings, Advanced, API portal (or Account, Session link), and renew it.',
  formats: [
    {
      id: 'kagi-api-token',
      title: 'Kagi token',
      kind: 'secret',
      keywords: ['kagi'],
      ...namedValue({ names: /kagi/, ends: /token|key/, value: /[\w-]{10,11}\.[\w-]{43}/ }),
      catches: [`kagi_api_key: ${token}`, `export KAGI_API_KEY="${token}"`],
      ignores: [`KAGI_API_KEY=${'x'.repeat(32)}`, `kagi_commit: ${token}`],
    },
    {
      id: 'kagi-session-link',
      title: 'Kagi session link',
      opens: 'search in your name without logging in',
      kind: 'secret',
      keywords: ['kagi.com/'],
      pattern: /kagi\.com\/search\?(?:q=%s&)?token=([\w-]{10,11}\.[\w-]{43})(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [`https://kagi.com/search?token=${token}`, `kagi.com/search?q=%s&token=${token}`],
      ignores: [`https://kagi.com/search?token=${'x'.repeat(11)}.${'x'.repeat(43)}`],
    },
  ],
}

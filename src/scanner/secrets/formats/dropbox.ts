/** Decides what secrets of Dropbox look like. */
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accessToken = `sl.${sampleText(136)}`
const longLivedToken = `${sampleText(11, undefined, 2)}AAAAAAAAAA${sampleText(43, undefined, 3)}`
const appSecret = sampleText(15, LOWER_AND_DIGITS, 4)

export const dropbox: SecretProvider = {
  name: 'Dropbox',
  revoke:
    'In the Dropbox App Console, open the app and revoke its tokens or reset its secret; ' +
    'users can disconnect the app under Connected apps.',
  formats: [
    {
      id: 'dropbox-access-token',
      title: 'Dropbox access token',
      kind: 'secret',
      keywords: ['sl.'],
      reach: 1500,
      pattern: /(?<![\w-])sl\.(?:u\.)?[\w-]{130,1400}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`DROPBOX_ACCESS_TOKEN=${accessToken}`, `dropbox_access_token: ${accessToken}`],
      ignores: [`sl.${'x'.repeat(136)}`, `x${accessToken}`],
    },
    {
      id: 'dropbox-long-lived-token',
      title: 'Dropbox long-lived access token',
      kind: 'secret',
      keywords: ['aaaaaaaaaa'],
      pattern: /(?<![\w-])[A-Za-z0-9]{11}AAAAAAAAAA[\w=-]{43}(?![\w-])/g,
      publicLength: 0,
      isStructured: true,
      judge: ({ secret }) =>
        looksRandom(secret.slice(21)) && looksRandom(secret.slice(0, 11)) ? 'unproven' : 'none',
      catches: [`{"dropboxToken": "${longLivedToken}"}`, `Authorization: Bearer ${longLivedToken}`],
      ignores: [`${'A'.repeat(64)}`, `iVBORw0KGgoAAAAAAAAAA${'A'.repeat(43)}`],
    },
    {
      id: 'dropbox-app-secret',
      title: 'Dropbox app secret',
      kind: 'secret',
      keywords: ['dropbox'],
      ...namedValue({ names: /dropbox/, ends: /secret|app_?-?key/, value: /[a-z0-9]{15}/ }),
      catches: [`{"dropboxAppSecret": "${appSecret}"}`, `DROPBOX_APP_SECRET=${appSecret}`],
      ignores: [`DROPBOX_APP_SECRET=${'x'.repeat(32)}`, `dropbox_commit: ${appSecret}`],
    },
  ],
}

/** Decides what secrets of Facebook and Instagram look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const appSecret = sampleText(32, HEX)
const accessToken = `EAAC${sampleText(160)}`
const appToken = `413822904123456|${sampleText(27)}`
const instagramToken = `IGQV${sampleText(140)}`

export const facebook: SecretProvider = {
  name: 'Facebook',
  revoke:
    'In Meta for Developers, open the app, Settings, Basic, and reset its secret; a token ends ' +
    'when the user removes the app or the token of the system user is revoked.',
  formats: [
    {
      id: 'facebook-access-token',
      title: 'Facebook access token',
      kind: 'secret',
      keywords: [],
      runLength: 83,
      pattern: /(?<![\w-])EAA[A-Za-z0-9]{80,300}(?![\w-])/g,
      reach: 330,
      publicLength: 3,
      // In base64, many of these stand for zeros: a program or a picture.
      judge: ({ secret }) =>
        looksRandom(secret.slice(3)) && secret.split('A').length * 6 < secret.length
          ? 'unproven'
          : 'none',
      catches: [`FB_ACCESS_TOKEN=${accessToken}`, `{"access_token": "${accessToken}"}`],
      ignores: [`EAA${'x'.repeat(160)}`, `EAA${sampleText(24)}`],
    },
    {
      id: 'facebook-app-secret',
      title: 'Facebook app secret',
      kind: 'secret',
      keywords: ['facebook', 'fb_', 'fb-', 'fbapi', 'fbapp', 'fbsec', 'fb.', 'meta_app', 'metaapp'],
      ...namedValue({
        names: /facebook|(?<![a-z])fb|meta_?app/,
        ends: /secret|key|token/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [`FACEBOOK_APP_SECRET=${appSecret}`, `config.fbApiKey = "${appSecret}"`],
      ignores: [`FACEBOOK_APP_SECRET=${'0'.repeat(32)}`, `facebook_commit: ${appSecret}`],
    },
    {
      id: 'facebook-app-token',
      title: 'Facebook app access token',
      kind: 'secret',
      keywords: ['access_token', 'accesstoken', 'facebook', 'fb_'],
      pattern: buildPattern(
        'dgi',
        /(?:access_?token|facebook|fb_)[^\n|]{0,60}?/,
        /(?<!\d)(\d{15,16}(?:\||%7C)[\w-]{27,40})(?![\w-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) =>
        looksRandom(secret.replace(/^\d+(?:\||%7C)/i, '')) ? 'unproven' : 'none',
      catches: [`access_token=${appToken}`, `const facebookToken = '${appToken}'`],
      ignores: [`access_token=413822904123456|${'x'.repeat(27)}`, `id: ${appToken}`],
    },
    {
      id: 'instagram-access-token',
      title: 'Instagram access token',
      kind: 'secret',
      keywords: ['igqv', 'igaa'],
      pattern: /(?<![\w-])IG(?:QV|AA)[\w-]{80,300}(?![\w-])/g,
      reach: 330,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`INSTAGRAM_TOKEN=${instagramToken}`, `?access_token=${instagramToken}&fields=id`],
      ignores: [`IGQV${'x'.repeat(140)}`, `IGQV${sampleText(20)}`],
    },
  ],
}

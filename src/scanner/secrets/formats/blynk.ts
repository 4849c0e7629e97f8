/** Decides what secrets of Blynk look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const deviceToken = sampleText(32)
const clientId = `oa2-client-id_${sampleText(32, undefined, 2)}`
const clientSecret = sampleText(40, undefined, 3)
const accessToken = sampleText(40, undefined, 4)

export const blynk: SecretProvider = {
  name: 'Blynk',
  revoke:
    'In the Blynk console, open the device and regenerate its token, or the organisation and ' +
    'delete its OAuth client.',
  formats: [
    {
      id: 'blynk-device-token',
      title: 'Blynk device token',
      opens: 'read and set what the device measures and switches',
      kind: 'secret',
      keywords: ['blynk.cloud/external/api/'],
      pattern: /blynk\.cloud\/external\/api\/[\w/]{1,60}\?token=([\w-]{32})(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `https://blynk.cloud/external/api/get?token=${deviceToken}&v1`,
        `curl "https://fra1.blynk.cloud/external/api/update/property?token=${deviceToken}&pin=v1"`,
      ],
      ignores: [
        `https://blynk.cloud/external/api/get?token=${'x'.repeat(32)}`,
        'https://blynk.cloud/external/api/get?token={token}&v1',
      ],
    },
    {
      id: 'blynk-auth-token',
      title: 'Blynk auth token',
      kind: 'secret',
      keywords: ['blynk'],
      ...namedValue({ names: /blynk/, ends: /token|auth/, value: /[\w-]{32}/ }),
      catches: [`#define BLYNK_AUTH_TOKEN "${deviceToken}"`, `BLYNK_TOKEN=${deviceToken}`],
      ignores: [`#define BLYNK_AUTH_TOKEN "${'x'.repeat(32)}"`, `blynk_template: ${deviceToken}`],
    },
    {
      id: 'blynk-access-token',
      title: 'Blynk access token of an organisation',
      kind: 'secret',
      keywords: ['blynk.cloud/api/'],
      pattern: buildPattern(
        'dg',
        /blynk\.cloud\/api\/[^\n"'<>]{0,120}["']?[\s\\]{0,8}-H\s{0,4}["']/,
        /Authorization:\s{0,4}Bearer\s{1,4}([\w-]{40})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `curl https://fra1.blynk.cloud/api/v1/device -H "Authorization: Bearer ${accessToken}"`,
        `curl 'https://blynk.cloud/api/v1/user' \\\n -H 'Authorization: Bearer ${accessToken}'`,
      ],
      ignores: [
        `curl https://blynk.cloud/api/v1/user -H "Authorization: Bearer ${'x'.repeat(40)}"`,
        'curl https://blynk.cloud/api/v1/user -H "Authorization: Bearer $TOKEN"',
      ],
    },
    {
      id: 'blynk-client-secret',
      title: 'Blynk client secret of an organisation',
      kind: 'secret',
      keywords: ['oa2-client-id_'],
      pattern: /oa2-client-id_[\w-]{32}(?::|&client_secret=)([\w-]{40})(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `curl -X POST -u ${clientId}:${clientSecret} https://blynk.cloud/oauth2/token`,
        `https://blynk.cloud/oauth2/token?client_id=${clientId}&client_secret=${clientSecret}`,
      ],
      ignores: [`-u ${clientId}:${'x'.repeat(40)}`, `client_id=${clientId}`],
    },
  ],
}

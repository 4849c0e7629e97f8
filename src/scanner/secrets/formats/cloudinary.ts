/** Decides what secrets of Cloudinary look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const url = `cloudinary://480731221133445:${sampleText(27)}@shop`
const apiSecret = sampleText(27, undefined, 2)

export const cloudinary: SecretProvider = {
  name: 'Cloudinary',
  revoke: 'In Cloudinary, open Settings, API Keys, and generate a new pair.',
  formats: [
    {
      id: 'cloudinary-url',
      title: 'Cloudinary address with its secret',
      kind: 'secret',
      keywords: ['cloudinary://'],
      pattern: /(?<![\w-])cloudinary:\/\/\d{15}:([\w-]{27})@[a-z]/dg,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [`CLOUDINARY_URL=${url}`, `{"url": "${url}"}`],
      ignores: [
        `cloudinary://480731221133445:${'x'.repeat(27)}${url}shop`,
        'cloudinary://api_key:api_secret@cloud_name',
      ],
    },
    {
      id: 'cloudinary-api-secret',
      title: 'Cloudinary API secret',
      kind: 'secret',
      keywords: ['cloudinary'],
      ...namedValue({ names: /cloudinary/, ends: /secret/, value: /[\w-]{27}/ }),
      catches: [
        `cloudinary_api_secret: ${apiSecret}`,
        `export CLOUDINARY_API_SECRET="${apiSecret}"`,
      ],
      ignores: [`CLOUDINARY_API_SECRET=${'x'.repeat(32)}`, `cloudinary_commit: ${apiSecret}`],
    },
  ],
}

/** Decides what secrets of MongoDB look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mongodb: SecretProvider = {
  name: 'MongoDB',
  revoke: 'Delete the API key or service account in Atlas under Organization access.',
  formats: [
    {
      id: 'mongodb-atlas-service-secret',
      title: 'MongoDB Atlas service account secret',
      kind: 'secret',
      keywords: ['mdb_sa_sk_'],
      pattern: /(?<![\w-])mdb_sa_sk_[\w-]{36,48}(?![\w-])/g,
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [
        `MONGODB_ATLAS_SERVICE_SECRET=${'mdb_sa_sk'}_${sampleText(40)}`,
        `{"mongodbAtlasServiceSecret": "${'mdb_sa_sk'}_${sampleText(40, undefined, 2)}"}`,
      ],
      ignores: [`${'mdb_s'}a_sk_${'x'.repeat(40)}`, `see ${'mdb_sa_sk'}_${sampleText(13)}`],
    },
    {
      id: 'mongodb-atlas-private-key',
      title: 'MongoDB Atlas private API key',
      kind: 'secret',
      keywords: ['atlas', 'mongo'],
      ...namedValue({
        names: /(?:mongo(?:db)?|atlas)[\w.-]{0,12}(?:private|api)[_-]?key/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [
        `MONGODB_ATLAS_PRIVATE_KEY=${sampleUuid()}`,
        `mongodbAtlasPrivateKey: '${sampleUuid(2)}',`,
      ],
      ignores: [
        'MONGODB_ATLAS_PRIVATE_KEY=your_mongodb_atlas_private_key',
        `"mongodb": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Microsoft Azure look like. */
import { buildPattern } from '../build-pattern.ts'
import { looksRandom } from '../measure-entropy.ts'
import { sampleText, toBase64 } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accountKey = toBase64(sampleText(64))

export const azure: SecretProvider = {
  name: 'Microsoft Azure',
  formats: [
    {
      id: 'azure-storage-key',
      title: 'Azure storage account key',
      kind: 'secret',
      keywords: ['accountkey'],
      pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/dgi,
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [
        `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${accountKey};`,
        `{"storage": "AccountName=shop;AccountKey=${accountKey}"}`,
      ],
      ignores: [`AccountKey=${'A'.repeat(86)}==`, `AccountKey=\${STORAGE_KEY}`],
    },
    {
      id: 'azure-shared-access-key',
      title: 'Azure shared access key',
      kind: 'secret',
      keywords: ['sharedaccesskey', '.azconfig.io'],
      pattern: buildPattern(
        'dgi',
        /(?:SharedAccessKey|azconfig\.io;Id=[\w:+/-]{1,64};Secret)=/,
        /([A-Za-z0-9+/]{42,44}=?)/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [
        `Endpoint=sb://a.test/;SharedAccessKeyName=a;SharedAccessKey=${toBase64(sampleText(32))}`,
      ],
      ignores: ['SharedAccessKeyName=RootManageSharedAccessKeyForEverybodyInTheWholeShop'],
    },
    {
      id: 'azure-ad-client-secret',
      title: 'Microsoft Entra client secret',
      kind: 'secret',
      keywords: ['8q~', '7q~', '6q~', '5q~', '4q~', '3q~', '2q~', '1q~', '9q~', '0q~'],
      pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g,
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [`client_credential='${sampleText(3)}8Q~${sampleText(34)}'`],
      ignores: [`abc8Q~${'a'.repeat(34)}`],
    },
  ],
}

/** Decides what secrets of Microsoft Azure look like; newer keys carry marks of their service. */
import { buildPattern } from '../build-pattern.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, toBase64 } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

const accountKey = toBase64(sampleText(64))
const sharedKey = toBase64(sampleText(32))
const devopsToken = sampleText(52, 'abcdefghijklmnopqrstuvwxyz234567')
const signature = encodeURIComponent(`${sampleText(43)}=`)
const markedAccountKey = `${sampleText(76)}+ASt${sampleText(5, undefined, 2)}A==`
const markedSharedKey = `${sampleText(33)}+ASbC${sampleText(5, undefined, 2)}=`
const searchKey = `${sampleText(42)}AzSeB${sampleText(5, undefined, 2)}`
const annotatedKey = `${sampleText(52)}JQQJ99BC${sampleText(16, undefined, 2)}A${sampleText(7)}`
const functionKey = `${sampleText(44)}AzFu${sampleText(5, undefined, 2)}A==`
const hexKey = sampleText(32, HEX)

/** Every emulator of the storage in the world has this one. */
const EMULATOR_KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1'

function judge({ secret }: SecretMatch): 'unproven' | 'none' {
  return looksRandom(secret) && !secret.startsWith(EMULATOR_KEY) ? 'unproven' : 'none'
}

function judgeMarked({ secret }: SecretMatch): 'genuine' | 'none' {
  return looksRandom(secret) ? 'genuine' : 'none'
}

export const azure: SecretProvider = {
  name: 'Microsoft Azure',
  revoke:
    'In the Azure portal, open the resource, Keys or Access policies, and regenerate the key; ' +
    'delete a client secret under App registrations and a token of DevOps under User settings.',
  formats: [
    {
      id: 'azure-storage-key',
      title: 'Azure account key',
      opens: 'read, change and delete everything in the account',
      kind: 'secret',
      keywords: ['accountkey', 'account_key', 'account-key', 'storage_key', 'storagekey'],
      pattern: buildPattern(
        'dgi',
        /(?:account[_-]?key|storage[_-]?key)["'`]?\s{0,4}[:=]\s{0,4}["'`]?/,
        /([A-Za-z0-9+/]{64,88}={0,2})(?![\w+/=])/,
      ),
      publicLength: 0,
      judge,
      catches: [
        `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${accountKey};`,
        `{"storage": "AccountName=shop;AccountKey=${accountKey}"}`,
        `azure_storage_key: ${accountKey}`,
      ],
      ignores: [`AccountKey=${'A'.repeat(86)}==`, `AccountKey=\${STORAGE_KEY}`],
    },
    {
      id: 'azure-shared-access-key',
      title: 'Azure shared access key',
      kind: 'secret',
      keywords: ['sharedaccesskey', 'sharedsecretvalue', '.azconfig.io'],
      pattern: buildPattern(
        'dgi',
        [/(?:SharedAccessKey|SharedSecretValue)/, /azconfig\.io;Id=[\w:+/=-]{1,64};Secret/],
        /\s{0,2}=\s{0,2}([A-Za-z0-9+/]{34,90}={0,2})(?![\w+/=])/,
      ),
      publicLength: 0,
      judge,
      catches: [
        `Endpoint=sb://a.test/;SharedAccessKeyName=a;SharedAccessKey=${sharedKey}`,
        `"Endpoint=https://shop.azconfig.io;Id=Ab-l0-s0:8Fh2kQ;Secret=${sharedKey}"`,
      ],
      ignores: [
        'SharedAccessKeyName=RootManageSharedAccessKeyForEverybodyInTheWholeShop',
        `SharedAccessKey=${'A'.repeat(43)}=`,
      ],
    },
    {
      id: 'azure-ad-client-secret',
      title: 'Microsoft Entra client secret',
      opens: 'sign in as the application',
      kind: 'secret',
      keywords: ['8q~', '7q~', '6q~', '5q~', '4q~', '3q~', '2q~', '1q~', '9q~', '0q~'],
      pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g,
      publicLength: 0,
      judge,
      catches: [
        `client_credential='${sampleText(3)}8Q~${sampleText(34)}'`,
        `AZURE_CLIENT_SECRET=${sampleText(3)}8Q~${sampleText(34)}`,
      ],
      ignores: [`abc8Q~${'a'.repeat(34)}`, `${sampleText(3)}8Q~${sampleText(12)}`],
    },
    {
      id: 'azure-marked-account-key',
      title: 'Azure account key',
      kind: 'secret',
      keywords: ['+ast', 'acdb', '+aba', '+amc', 'apim'],
      pattern: buildPattern(
        'g',
        /(?<![\w+/-])[A-Za-z0-9+/]{76}(?:\+ASt|ACDb|\+ABa|\+AMC|APIM)/,
        /[A-Za-z0-9+/]{5}[AQgw]==(?![\w+/=-])/,
      ),
      publicLength: 0,
      judge: judgeMarked,
      catches: [`key: ${markedAccountKey}`, `new BlobClient("${markedAccountKey}")`],
      ignores: [`${'A'.repeat(76)}+ASt${'A'.repeat(6)}==`, `x${markedAccountKey}`],
    },
    {
      id: 'azure-marked-shared-key',
      title: 'Azure shared access key',
      kind: 'secret',
      keywords: ['+aeh', '+asb', '+arm', 'aiot', 'azca', 'azeg'],
      pattern: buildPattern(
        'g',
        /(?<![\w+/-])[A-Za-z0-9+/]{33}(?:\+AEh|\+ASb|\+ARm|AIoT|AzCa|AZEG)/,
        /[A-P][A-Za-z0-9+/]{5}=(?![\w+/=-])/,
      ),
      publicLength: 0,
      judge: judgeMarked,
      catches: [`SERVICE_BUS=${markedSharedKey}`, `{"primaryKey": "${markedSharedKey}"}`],
      ignores: [`${'A'.repeat(33)}+ASbA${'A'.repeat(5)}=`, `0${markedSharedKey}`],
    },
    {
      id: 'azure-search-key',
      title: 'Azure AI Search or container registry key',
      kind: 'secret',
      keywords: ['azse', '+acr'],
      pattern: buildPattern(
        'g',
        /(?<![\w+/-])[A-Za-z0-9+/]{42}(?:AzSe|\+ACR)[A-D][A-Za-z0-9+/]{5}(?![\w+/=-])/,
      ),
      publicLength: 0,
      judge: judgeMarked,
      catches: [`api-key: ${searchKey}`, `AZURE_SEARCH_KEY='${searchKey}'`],
      ignores: [`${'A'.repeat(42)}AzSeA${'A'.repeat(5)}`, `0${searchKey}`],
    },
    {
      id: 'azure-annotated-key',
      title: 'Azure key of a service',
      kind: 'secret',
      keywords: ['jqqj9', 'azdo'],
      pattern: buildPattern(
        'g',
        /(?<![A-Za-z0-9])/,
        [
          /[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}/,
          /[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}/,
        ],
        /(?:[A-Za-z0-9]{2}==)?(?![A-Za-z0-9=])/,
      ),
      publicLength: 0,
      isStructured: true,
      judge: judgeMarked,
      catches: [`AZURE_OPENAI_API_KEY=${annotatedKey}`, `"subscription-key": "${annotatedKey}"`],
      ignores: [`${'A'.repeat(52)}JQQJ99${'A'.repeat(26)}`, `0${annotatedKey}`],
    },
    {
      id: 'azure-devops-token',
      title: 'Azure DevOps personal access token',
      kind: 'secret',
      keywords: ['azure', 'ado_', 'devops', 'vsts', 'personal_access', 'personalaccess'],
      ...namedValue({
        names: /azure|(?<![a-z])ado|devops|vsts|personal_?access/,
        ends: /token|pat|password|secret/,
        value: /[a-z2-7]{52}/,
      }),
      catches: [`AZURE_DEVOPS_EXT_PAT=${devopsToken}`, `const devopsToken = '${devopsToken}'`],
      ignores: [`ado_pat = ${'a'.repeat(52)}`, `azure_image: ${devopsToken}`],
    },
    {
      id: 'azure-function-key',
      title: 'Azure Functions key',
      kind: 'secret',
      keywords: ['azfu'],
      pattern: /(?<![\w-])[\w-]{44}AzFu[\w-]{5}[AQgw]==(?![\w=-])/g,
      publicLength: 0,
      judge: judgeMarked,
      catches: [`x-functions-key: ${functionKey}`, `FUNCTION_KEY="${functionKey}"`],
      ignores: [`${'A'.repeat(44)}AzFu${'A'.repeat(6)}==`, `0${functionKey}`],
    },
    {
      id: 'azure-function-url',
      title: 'Azure Functions key in an address',
      kind: 'secret',
      keywords: ['.azurewebsites.net/api/'],
      pattern: buildPattern(
        'dg',
        /\.azurewebsites\.net\/api\/[^\s"'<>?]{1,120}\?(?:[^\s"'<>]{0,80}&)?code=/,
        /([\w/+%=-]{40,96})/,
      ),
      publicLength: 0,
      judge,
      catches: [
        `https://shop.azurewebsites.net/api/orders?code=${sampleText(54)}==`,
        `fetch('https://shop.azurewebsites.net/api/a/b?id=1&code=${sampleText(54)}%3D%3D')`,
      ],
      ignores: [
        'https://shop.azurewebsites.net/api/orders?code=your-function-key-goes-here-before-use',
        `https://shop.azurewebsites.net/api/orders?code=${'x'.repeat(54)}`,
      ],
    },
    {
      id: 'azure-sas-token',
      title: 'Azure shared access signature',
      opens: 'do what the address says, to what it names, until it ends',
      kind: 'secret',
      keywords: ['sig='],
      reach: 700,
      pattern: buildPattern(
        'dg',
        /[?&;]s[vre]=[\w.:%-]{1,40}&[\w=&.:%+/-]{0,500}?sig=/,
        /([A-Za-z0-9%+/]{40,100}(?:%3[Dd]|=))(?![\w%])/,
      ),
      publicLength: 0,
      judge: ({ secret, whole }) =>
        /[?&]sv=20\d\d-|[?&;]se=\d/.test(whole) && looksRandom(secret) ? 'unproven' : 'none',
      catches: [
        `https://a.blob.core.windows.net/c?sp=r&sv=2022-11-02&sr=c&sig=${signature}`,
        `SAS_TOKEN=?sv=2021-06-08&ss=b&srt=sco&sp=rwdl&se=2026-01-02&sig=${signature}`,
      ],
      ignores: [
        `https://a.blob.core.windows.net/c?sv=2022-11-02&sr=c&sig=${'x'.repeat(43)}%3D`,
        `https://a.test/c?v=2&sig=${signature}`,
      ],
    },
    {
      id: 'azure-subscription-key',
      title: 'Azure subscription key',
      kind: 'secret',
      keywords: ['ocp-apim', 'azure', 'cognitive', 'subscription'],
      ...namedValue({
        names: /ocp-apim-|azure|cognitive|speech|translator|subscription/,
        ends: /key/,
        value: /[0-9a-f]{32}|[A-Za-z0-9]{52}/,
      }),
      catches: [`Ocp-Apim-Subscription-Key: ${hexKey}`, `AZURE_OPENAI_KEY="${hexKey}"`],
      ignores: [`azure_key = ${'0'.repeat(32)}`, `azure_subscription_hash: ${hexKey}`],
    },
  ],
}

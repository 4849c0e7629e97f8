/** Decides what secrets of Amazon look like that are not of its cloud: sellers, log in, devices. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const mwsToken = `amzn.mws.${sampleUuid()}`
const clientSecret = `amzn1.oa2-cs.v1.${sampleText(64, HEX)}`
const clientId = `amzn1.application-oa2-client.${sampleText(32, HEX)}`
const refreshToken = `Atzr|${sampleText(300)}`

export const amazon: SecretProvider = {
  name: 'Amazon',
  revoke:
    'In the developer console (Login with Amazon, or Seller Central), rotate the client ' +
    'secret or withdraw the authorisation.',
  formats: [
    {
      id: 'amazon-mws-auth-token',
      title: 'Amazon Marketplace auth token',
      kind: 'secret',
      keywords: ['amzn.mws.'],
      pattern: /(?<![\w.-])amzn\.mws\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [`MWS_AUTH_TOKEN=${mwsToken}`, `{"mwsAuthToken": "${mwsToken}"}`],
      ignores: ['amzn.mws.00000000-0000-0000-0000-000000000000', `amzn.mws.${sampleText(32, HEX)}`],
    },
    {
      id: 'amazon-client-secret',
      title: 'Login with Amazon client secret',
      kind: 'secret',
      keywords: ['amzn1.oa2-cs.'],
      pattern: /(?<![\w.-])amzn1\.oa2-cs\.v1\.[0-9a-f]{64}(?![\w-])/g,
      publicLength: 16,
      judge: judgeRandom(16),
      catches: [`LWA_CLIENT_SECRET=${clientSecret}`, `clientSecret: '${clientSecret}',`],
      ignores: [`amzn1.oa2-cs.v1.${'0'.repeat(64)}`, `amzn1.oa2-cs.v1.${sampleText(20, HEX)}`],
    },
    {
      id: 'amazon-client-id',
      title: 'Login with Amazon client id',
      kind: 'publishable',
      keywords: ['amzn1.application-oa2-client.'],
      pattern: /(?<![\w.-])amzn1\.application-oa2-client\.[0-9a-f]{32}(?![\w-])/g,
      publicLength: 29,
      judge: judgeRandom(29),
      catches: [`client_id: ${clientId}`, `amazon.Login.setClientId('${clientId}')`],
      ignores: [
        `amzn1.application-oa2-client.${'0'.repeat(32)}`,
        "amazon.Login.setClientId('amzn1.application-oa2-client.your-id')",
      ],
    },
    {
      id: 'amazon-refresh-token',
      title: 'Login with Amazon token',
      kind: 'secret',
      keywords: ['atzr|', 'atza|'],
      reach: 1_100,
      pattern: /(?<!\w)Atz[ra]\|[\w-]{60,1000}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`{"refresh_token": "${refreshToken}"}`, `LWA_REFRESH_TOKEN='${refreshToken}'`],
      ignores: [`Atzr|${'x'.repeat(100)}`, 'Atza|IQEBLjAsAexample'],
    },
  ],
}

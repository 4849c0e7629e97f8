/** Decides what secrets of Salesforce look like. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleAccessToken(seed: number): string {
  return `00D${sampleText(12, undefined, seed)}!${sampleText(96, undefined, seed)}`
}

export const salesforce: SecretProvider = {
  name: 'Salesforce',
  revoke:
    'End the session in Salesforce under Session management; for OAuth, revoke the ' +
    'connected app.',
  formats: [
    {
      id: 'salesforce-access-token',
      title: 'Salesforce access token',
      kind: 'secret',
      keywords: ['00d'],
      pattern: /(?<![\w-])00D[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?![\w.]{80,120}(?![\w.])/g,
      publicLength: 3,
      judge: judgeRandom(16),
      catches: [
        `SALESFORCE_ACCESS_TOKEN=${sampleAccessToken(1)}`,
        `{"salesforceAccessToken": "${sampleAccessToken(2)}"}`,
      ],
      ignores: [
        `${'0'}0D${'x'.repeat(12)}!${'x'.repeat(96)}`,
        `see 00D${sampleText(4)}!${sampleText(32)}`,
      ],
    },
    {
      id: 'salesforce-refresh-token',
      title: 'Salesforce refresh token',
      kind: 'secret',
      keywords: ['5aep861'],
      pattern: /(?<![\w-])5Aep861[\w.=]{60,100}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `SALESFORCE_REFRESH_TOKEN=5Aep861${sampleText(80)}`,
        `const salesforceRefreshToken = '5Aep861${sampleText(80, undefined, 2)}'`,
      ],
      ignores: [`${'5Ae'}p861${'x'.repeat(80)}`, `see 5Aep861${sampleText(26)}`],
    },
    {
      id: 'salesforce-consumer-key',
      title: 'Salesforce consumer key',
      kind: 'publishable',
      keywords: ['3mvg9'],
      pattern: /(?<![\w-])3MVG9[\w.+/=]{70,120}(?![\w.])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `SALESFORCE_CONSUMER_KEY=3MVG9${sampleText(80)}`,
        `salesforce_consumer_key: 3MVG9${sampleText(80, undefined, 2)}`,
      ],
      ignores: [`${'3M'}VG9${'x'.repeat(80)}`, `see 3MVG9${sampleText(26)}`],
    },
    {
      id: 'salesforce-login-password',
      title: 'password in a call of login',
      kind: 'secret',
      keywords: ['.login('],
      pattern: buildPattern(
        'dg',
        /\.login\(\s{0,8}["'][\w.+-]{1,60}@[\w.-]{1,60}["']\s{0,4},/,
        /\s{0,8}["']([^"'\s]{6,100})["']/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (isPassword(secret, true) ? 'unproven' : 'none'),
      catches: [
        `conn.login('ops@shop.example', '${sampleText(14)}', (error) => {})`,
        `sf.login("ada@shop.example", "${sampleText(16, undefined, 2)}")`,
      ],
      ignores: [
        "conn.login('user@example.com', password)",
        "conn.login('a@b.example', 'your-password')",
      ],
    },
    {
      id: 'salesforce-consumer-secret',
      title: 'Salesforce consumer secret',
      kind: 'secret',
      keywords: ['salesforce', 'sfdc', 'sf_client', 'sf_consumer'],
      ...namedValue({
        names: /salesforce|sfdc|sf_(?:client|consumer)/,
        ends: /secret/,
        value: /(?:[0-9A-F]{64}|\d{15,19})/,
      }),
      catches: [
        `SALESFORCE_CLIENT_SECRET=${sampleText(64, HEX).toUpperCase()}`,
        `"salesforceConsumerSecret": "${sampleText(64, HEX, 2).toUpperCase()}"`,
      ],
      ignores: [
        'SALESFORCE_CLIENT_SECRET=your_salesforce_client_secret',
        `"salesforce": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}

/** Decides what secrets of Plaid look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const plaid: SecretProvider = {
  name: 'Plaid',
  revoke:
    'Rotate the secret in the Plaid dashboard under Developers, Keys; remove the item for ' +
    'a token.',
  formats: [
    {
      id: 'plaid-access-token',
      title: 'Plaid access token',
      kind: 'secret',
      keywords: ['access-production-'],
      pattern: /(?<![\w-])access-production-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 18,
      judge: judgeRandom(18),
      catches: [
        `PLAID_ACCESS_TOKEN=${'access-production'}-${sampleUuid()}`,
        `export PLAID_ACCESS_TOKEN="${'access-production'}-${sampleUuid(2)}"`,
      ],
      ignores: [
        `${'access-production-00000000-'}0000-0000-0000-000000000000`,
        `see ${'access-production'}-${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
    {
      id: 'plaid-sandbox-token',
      title: 'Plaid access token of the sandbox',
      kind: 'test',
      keywords: ['access-sandbox-', 'access-development-'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])access-(?:sandbox|development)-/,
        /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/,
      ),
      publicLength: 15,
      judge: judgeRandom(15),
      catches: [
        `PLAID_SANDBOX_TOKEN=${'access-sandbox'}-${sampleUuid()}`,
        `{"plaidSandboxToken": "${'access-sandbox'}-${sampleUuid(2)}"}`,
      ],
      ignores: [
        `${'access-sandbox-00000000-0'}000-0000-0000-000000000000`,
        `see ${'access-sandbox'}-${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
    {
      id: 'plaid-secret',
      title: 'Plaid secret',
      kind: 'secret',
      keywords: ['plaid'],
      ...namedValue({ names: /plaid/, ends: /secret|key/, value: /[0-9a-f]{30}/ }),
      catches: [`PLAID_SECRET=${sampleText(30, HEX)}`, `plaid_secret: ${sampleText(30, HEX, 2)}`],
      ignores: ['PLAID_SECRET=your_plaid_secret', `"plaid": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

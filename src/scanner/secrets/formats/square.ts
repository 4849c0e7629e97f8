/** Decides what secrets of Square look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const square: SecretProvider = {
  name: 'Square',
  revoke: 'Replace the token in the Square developer console under Credentials.',
  formats: [
    {
      id: 'square-access-token',
      title: 'Square access token',
      kind: 'secret',
      keywords: ['eaaa', 'sq0atp-', 'sq0csp-'],
      pattern: /(?<![\w-])(?:EAAA[\w-]{60}|sq0(?:atp-[\w-]{22}|csp-[\w-]{43}))(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `SQUARE=${'sq0atp'}-${sampleText(22)}`,
        `token: ${'EA'}AA${sampleText(60)}`,
        `app_secret: ${'sq0'}csp-${sampleText(43)}`,
      ],
      ignores: [`${'sq0'}atp-${'x'.repeat(22)}`, `see ${'sq0atp'}-${sampleText(7)}`],
    },
    {
      id: 'square-sandbox-token',
      title: 'Square access token of the sandbox',
      kind: 'test',
      keywords: ['sandbox-sq0atb-', 'sandbox-sq0csb-'],
      pattern: /(?<![\w-])sandbox-sq0(?:atb-[\w-]{22}|csb-[\w-]{43})(?![\w-])/g,
      publicLength: 15,
      judge: judgeRandom(15),
      catches: [
        `SQUARE_SANDBOX_TOKEN=${'sandbox-sq0atb'}-${sampleText(22)}`,
        `const squareSandboxToken = '${'sandbox-sq0atb'}-${sampleText(22, undefined, 2)}'`,
      ],
      ignores: [
        `${'sandbox'}-sq0atb-${'x'.repeat(22)}`,
        `see ${'sandbox-sq0atb'}-${sampleText(7)}`,
      ],
    },
    {
      id: 'square-application-id',
      title: 'Square application id',
      kind: 'publishable',
      keywords: ['sq0idp-', 'sq0idb-'],
      pattern: /(?<![\w-])(?:sandbox-)?sq0id[bp]-[\w-]{22}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `SQUARE_APPLICATION_ID=${'sq0idp'}-${sampleText(22)}`,
        `square_application_id: ${'sq0idp'}-${sampleText(22, undefined, 2)}`,
      ],
      ignores: [`${'sq0'}idp-${'x'.repeat(22)}`, `see ${'sq0idp'}-${sampleText(7)}`],
    },
    {
      id: 'braintree-access-token',
      title: 'Braintree access token',
      kind: 'secret',
      keywords: ['access_token$production$'],
      pattern: /access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}(?!\w)/g,
      publicLength: 24,
      judge: judgeRandom(24),
      catches: [
        `${'access_token'}$production$${sampleText(16, LOWER_AND_DIGITS)}$${sampleText(32, HEX)}`,
      ],
      ignores: [`${'access_token'}$production$${'0'.repeat(16)}$${'0'.repeat(32)}`],
    },
  ],
}

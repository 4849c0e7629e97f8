/** Decides what secrets of Better Stack look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(24)

export const betterStack: SecretProvider = {
  name: 'Better Stack',
  revoke: 'In your Better Stack account, open API tokens and replace the API token.',
  formats: [
    {
      id: 'better-stack-token',
      title: 'Better Stack API token',
      kind: 'secret',
      keywords: [
        'betterstack',
        'better_stack',
        'better-stack',
        'betteruptime',
        'better_uptime',
        'logtail',
      ],
      ...namedValue({
        names: /better_?-?(?:stack|uptime)|logtail/,
        ends: /token|key/,
        value: /[A-Za-z0-9]{24}/,
      }),
      catches: [`better_stack_token: ${token}`, `export BETTER_STACK_TOKEN="${token}"`],
      ignores: [`BETTER_STACK_TOKEN=${'x'.repeat(32)}`, `better_commit: ${token}`],
    },
  ],
}

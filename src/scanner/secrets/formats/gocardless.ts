/** Decides what secrets of GoCardless look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accessToken = `live_${sampleText(40)}`
const sandboxToken = `sandbox_${sampleText(40, undefined, 2)}`

export const gocardless: SecretProvider = {
  name: 'GoCardless',
  revoke: 'In GoCardless, open Developers, Access tokens, and delete it.',
  formats: [
    {
      id: 'gocardless-access-token',
      title: 'GoCardless access token',
      kind: 'secret',
      keywords: ['gocardless'],
      ...namedValue({
        names: /gocardless/,
        ends: /token|key|secret/,
        value: /live_[A-Za-z0-9_=-]{40,42}/,
      }),
      catches: [`{"gocardlessToken": "${accessToken}"}`, `GOCARDLESS_TOKEN=${accessToken}`],
      ignores: [`GOCARDLESS_TOKEN=${'x'.repeat(32)}`, `gocardless_commit: ${accessToken}`],
    },
    {
      id: 'gocardless-sandbox-token',
      title: 'GoCardless access token of the sandbox',
      kind: 'test',
      keywords: ['gocardless'],
      ...namedValue({
        names: /gocardless/,
        ends: /token|key|secret/,
        value: /sandbox_[A-Za-z0-9_=-]{40,42}/,
      }),
      catches: [
        `export GOCARDLESS_SANDBOX_TOKEN="${sandboxToken}"`,
        `const gocardlessSandboxToken = '${sandboxToken}'`,
      ],
      ignores: [`GOCARDLESS_SANDBOX_TOKEN=${'x'.repeat(32)}`, `gocardless_commit: ${sandboxToken}`],
    },
  ],
}

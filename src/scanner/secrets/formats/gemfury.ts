/** Decides what secrets of Gemfury look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(22)

export const gemfury: SecretProvider = {
  name: 'Gemfury',
  revoke: 'In Gemfury, open Settings, Tokens, and revoke it.',
  formats: [
    {
      id: 'gemfury-token',
      title: 'Gemfury deploy token',
      kind: 'secret',
      keywords: ['gemfury', 'fury_', 'fury-'],
      ...namedValue({
        names: /gemfury|(?<![a-z])fury/,
        ends: /token|key|auth/,
        value: /[A-Za-z0-9-]{20,26}/,
      }),
      catches: [`{"gemfuryToken": "${token}"}`, `GEMFURY_TOKEN=${token}`],
      ignores: [`GEMFURY_TOKEN=${'x'.repeat(32)}`, `gemfury_commit: ${token}`],
    },
  ],
}

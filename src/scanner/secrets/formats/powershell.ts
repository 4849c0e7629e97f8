/** Decides what secrets of PowerShell look like. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const powershell: SecretProvider = {
  name: 'PowerShell',
  revoke: 'Change the password, and read it from a vault or with Read-Host -AsSecureString.',
  formats: [
    {
      id: 'powershell-secure-string',
      title: 'password in a PowerShell script',
      kind: 'secret',
      keywords: ['convertto-securestring'],
      pattern: buildPattern(
        'dgi',
        /ConvertTo-SecureString\s{1,4}(?:-(?:AsPlainText|Force|String)\s{1,4}){0,3}/,
        /["']([^"'\s$]{4,100})["']/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (isPassword(secret, true) ? 'unproven' : 'none'),
      catches: [
        `ConvertTo-SecureString "${sampleText(16)}" -AsPlainText -Force`,
        `$p = ConvertTo-SecureString -String '${sampleText(12)}' -AsPlainText`,
      ],
      ignores: [
        'ConvertTo-SecureString $password -AsPlainText -Force',
        'ConvertTo-SecureString "<your password>" -AsPlainText',
      ],
    },
  ],
}

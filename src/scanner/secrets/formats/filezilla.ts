/** Decides how passwords stand in the settings of FileZilla. */
import { isPassword, readEncoded } from '../judge-password.ts'
import { sampleText, toBase64 } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const password = sampleText(12)

export const filezilla: SecretProvider = {
  name: 'FileZilla',
  revoke:
    'Change the password on the server, and delete sitemanager.xml or protect it with a master ' +
    'password of FileZilla.',
  formats: [
    {
      id: 'filezilla-password',
      title: 'password in the settings of FileZilla',
      opens: 'fetch and change files on the server',
      kind: 'secret',
      keywords: ['<pass>', '<pass encoding="base64">'],
      pattern: /<Pass(?: encoding="base64")?>([^<>\s]{4,200})<\/Pass>/dg,
      publicLength: 0,
      isStructured: true,
      judge: ({ secret }) => (isPassword(readEncoded(secret), true) ? 'unproven' : 'none'),
      catches: [
        `<Server><Host>a.test</Host><Pass>${password}</Pass></Server>`,
        `<Pass encoding="base64">${toBase64(password)}</Pass>`,
      ],
      ignores: ['<Pass></Pass>', '<Pass>password</Pass>'],
    },
  ],
}

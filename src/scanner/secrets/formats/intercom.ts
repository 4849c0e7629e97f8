/** Decides what secrets of Intercom look like: an access token is base64 of `tok:` and its id. */
import { HEX, sampleText, toBase64 } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const id = [8, 4, 4, 4, 12].map((length) => sampleText(length, HEX)).join('_')
const token = toBase64(`tok:${id}:1:0`)

export const intercom: SecretProvider = {
  name: 'Intercom',
  revoke:
    'In the developer hub of Intercom, open the app, Authentication, and regenerate the token.',
  formats: [
    {
      id: 'intercom-access-token',
      title: 'Intercom access token',
      kind: 'secret',
      keywords: ['dg9ro'],
      pattern: /(?<![\w+/])dG9rO[A-Za-z0-9+/]{54}=(?![\w+/=])/g,
      publicLength: 6,
      isStructured: true,
      judge: ({ secret }) =>
        /^tok:[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12}:\d:\d$/.test(
          Buffer.from(secret, 'base64').toString('latin1'),
        )
          ? 'genuine'
          : 'none',
      catches: [`INTERCOM_ACCESS_TOKEN=${token}`, `{"Authorization": "Bearer ${token}"}`],
      ignores: [`dG9rO${'x'.repeat(54)}=`, toBase64('tok: the word before the token, not one')],
    },
  ],
}

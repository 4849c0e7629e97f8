/** Decides what secrets of Auth.js (NextAuth) look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nextauth: SecretProvider = {
  name: 'Auth.js (NextAuth)',
  revoke: 'Set another secret (32 random bytes): it ends all sessions that it signed.',
  formats: [
    {
      id: 'nextauth-secret',
      title: 'secret of Auth.js',
      opens: 'forge the session of any user',
      kind: 'secret',
      keywords: ['auth_secret'],
      ...namedValue({ names: /(?:next_?)?auth_secret/, value: /[\w+/=]{24,88}/ }),
      catches: [`NEXTAUTH_SECRET=${sampleText(43)}=`, `AUTH_SECRET="${sampleText(32, HEX)}"`],
      ignores: ['NEXTAUTH_SECRET=your-secret-for-nextauth', 'secret: process.env.NEXTAUTH_SECRET'],
    },
  ],
}

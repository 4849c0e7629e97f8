/** Decides what secrets of Instamojo look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(128)

export const instamojo: SecretProvider = {
  name: 'Instamojo',
  revoke: 'In Instamojo, open API & Plugins and generate new credentials.',
  formats: [
    {
      id: 'instamojo-client-secret',
      title: 'Instamojo client secret',
      kind: 'secret',
      keywords: ['instamojo'],
      ...namedValue({
        names: /instamojo/,
        ends: /secret|key|token/,
        value: /(?:[A-Za-z0-9]{128}|[0-9a-f]{32})/,
      }),
      catches: [`const instamojoClientSecret = '${secret}'`, `instamojo_client_secret: ${secret}`],
      ignores: [`INSTAMOJO_CLIENT_SECRET=${'x'.repeat(32)}`, `instamojo_commit: ${secret}`],
    },
  ],
}

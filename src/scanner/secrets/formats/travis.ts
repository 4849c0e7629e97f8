/** Decides what secrets of Travis CI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const travis: SecretProvider = {
  name: 'Travis CI',
  revoke: 'Regenerate the token in Travis CI under Settings.',
  formats: [
    {
      id: 'travis-access-token',
      title: 'Travis CI access token',
      kind: 'secret',
      keywords: ['travis'],
      ...namedValue({
        names: /travis/,
        ends: /(?:api|access|auth|ci)?[_-]?token|key/,
        value: /[\w-]{22}/,
      }),
      catches: [`TRAVIS_TOKEN=${sampleText(22)}`, `travis_token: ${sampleText(22, undefined, 2)}`],
      ignores: ['TRAVIS_TOKEN=your_travis_token', `"travis": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}

/** Decides what secrets of crates.io look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `cio${sampleText(32)}`

export const crates: SecretProvider = {
  name: 'crates.io',
  revoke: 'On crates.io, open Account Settings, API Tokens, and revoke the token.',
  formats: [
    {
      id: 'crates-io-token',
      title: 'crates.io API token',
      kind: 'secret',
      keywords: ['cio'],
      pattern: /(?<![\w-])cio[A-Za-z0-9]{32}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`client = Client(api_key="${token}")`, `CARGO_REGISTRY=${token}`],
      ignores: [`cio${'x'.repeat(32)}`, 'cionfiguratiofthesystemwidedefaults'],
    },
  ],
}

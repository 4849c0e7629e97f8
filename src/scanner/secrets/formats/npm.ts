/** Decides what secrets of npm look like. */
import { encodeBase62 } from '../../../base/base62.ts'
import { crc32Ascii } from '../../../base/crc32.ts'
import { looksRandom } from '../measure-entropy.ts'
import { HEX, sampleText, sampleWithChecksum } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

/** Six characters at the end are the CRC-32 of the thirty before them, in base 62. */
function judgeChecksum({ secret }: SecretMatch): 'genuine' | 'unproven' | 'none' {
  const letters = secret.slice(4, 34)
  if (secret.endsWith(encodeBase62(crc32Ascii(letters), 6))) return 'genuine'
  return looksRandom(secret.slice(4)) ? 'unproven' : 'none'
}

export const npm: SecretProvider = {
  name: 'npm',
  revoke: 'Delete the token at npmjs.com under Access tokens, or run npm token revoke.',
  formats: [
    {
      id: 'npm-token',
      title: 'npm access token',
      kind: 'secret',
      keywords: ['npm_'],
      pattern: /(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/g,
      publicLength: 4,
      judge: judgeChecksum,
      catches: [
        `NPM_TOKEN=${'npm_'}${sampleWithChecksum()}`,
        `//registry.example.org/:_authToken=${'npm_'}${sampleWithChecksum(2)}`,
      ],
      ignores: [`${'npm_'}${'x'.repeat(36)}`, 'npm_config_registry_of_the_whole_company'],
    },
    {
      id: 'npm-registry-password',
      title: 'token of an npm registry',
      kind: 'secret',
      keywords: ['_authtoken', '_auth', '_password'],
      pattern: /:_(?:authToken|auth|password)\s?=\s?["']?([\w+/=-]{12,200})/dg,
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret) ? 'unproven' : 'none'),
      catches: [
        `//registry.shop.test/:_authToken=${sampleText(8, HEX)}-${sampleText(24, HEX)}`,
        `//npm.example.org/:_password="${sampleText(27)}="`,
      ],
      ignores: [
        `//registry.example.org/:_authToken=\${NPM_TOKEN}`,
        '//registry.example.org/:_authToken=your-token-here',
      ],
    },
  ],
}

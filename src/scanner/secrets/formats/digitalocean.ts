/** Decides what secrets of DigitalOcean look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `dop_v1_${sampleText(64, HEX)}`
const spacesKey = `DO00${sampleText(16, UPPER_AND_DIGITS, 2)}`
const spacesSecret = sampleText(43, undefined, 3)

export const digitalocean: SecretProvider = {
  name: 'DigitalOcean',
  revoke: 'In DigitalOcean, open API, Tokens (or Spaces Keys), and delete or regenerate it.',
  formats: [
    {
      id: 'digitalocean-token',
      title: 'DigitalOcean token',
      kind: 'secret',
      keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
      pattern: /(?<![\w-])do[opr]_v1_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`export DIGITALOCEAN_TOKEN="${token}"`, `const digitaloceanToken = '${token}'`],
      ignores: [`dop_v1_${'x'.repeat(64)}`, `x${token}`],
    },
    {
      id: 'digitalocean-spaces-key',
      title: 'DigitalOcean Spaces access key',
      kind: 'secret',
      keywords: ['do00'],
      pattern: /(?<![\w-])DO00[A-Z0-9]{16}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`spaces_access: ${spacesKey}`, `const spacesAccess = '${spacesKey}'`],
      ignores: [`DO00${'x'.repeat(16)}`, `x${spacesKey}`],
    },
    {
      id: 'digitalocean-spaces-secret',
      title: 'DigitalOcean Spaces secret',
      kind: 'secret',
      keywords: [
        'spaces_',
        'spaces-',
        'spacessecret',
        'spaceskey',
        'digitalocean',
        'digital_ocean',
      ],
      ...namedValue({
        names: /spaces(?=[_-]?(?:secret|access|key))|digital_?ocean/,
        ends: /secret|key/,
        value: /[A-Za-z0-9+/]{43}/,
      }),
      catches: [
        `export SPACES_SECRET_KEY="${spacesSecret}"`,
        `const spacesSecretKey = '${spacesSecret}'`,
      ],
      ignores: [`SPACES_SECRET_KEY=${'x'.repeat(32)}`, `spaces_commit: ${spacesSecret}`],
    },
  ],
}

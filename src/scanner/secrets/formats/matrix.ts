/** Decides what access tokens of Matrix homeservers look like; they end with a checksum. */
import { encodeBase62 } from '../../../base/base62.ts'
import { crc32Ascii } from '../../../base/crc32.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleText, toBase64 } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const CHECKSUM_LENGTH = 6

/** Of Synapse: base 62 with the lower-case letters first. */
function checksumOf(start: string): string {
  return encodeBase62(crc32Ascii(start), CHECKSUM_LENGTH).replace(/[A-Za-z]/g, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  )
}

function judge(match: SecretMatch): Genuineness {
  const at = match.secret.lastIndexOf('_')
  if (match.secret.slice(at + 1) === checksumOf(match.secret.slice(0, at))) return 'genuine'
  return judgeRandom(4)(match)
}

function sampleToken(name: string, seed: number): string {
  const start = `${'syt'}_${toBase64(name).replace(/=/g, '')}_${sampleText(20, LETTERS, seed)}`
  return `${start}_${checksumOf(start)}`
}

export const matrix: SecretProvider = {
  name: 'Matrix',
  revoke: 'Log the session out in the Matrix client under Settings, Sessions.',
  formats: [
    {
      id: 'matrix-access-token',
      title: 'Matrix access token',
      opens: 'read and write messages in your name',
      kind: 'secret',
      keywords: ['syt_'],
      pattern: /(?<![\w-])syt_[A-Za-z0-9+/]{2,120}_[A-Za-z]{20}_[0-9A-Za-z]{6}(?!\w)/g,
      publicLength: 4,
      judge,
      catches: [
        `MATRIX_TOKEN=${sampleToken('bot', 1)}`,
        `{"access_token": "${sampleToken('deploy', 2)}"}`,
      ],
      ignores: [`${'syt'}_Ym90_${'x'.repeat(20)}_xxxxxx`, `${'syt'}_Ym90_${sampleText(12)}`],
    },
  ],
}

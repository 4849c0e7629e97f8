/** Decides what keys look like that a Keyward issued: `<prefix>_<id 12><secret 32><checksum 6>`. */

import { encodeBase62 } from '../../../base/base62.ts'
import { crc32Ascii } from '../../../base/crc32.ts'
import { buildPattern } from '../build-pattern.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const CHECKSUM_LENGTH = 6

function sampleKey(prefix: string): string {
  const start = `${prefix}_${sampleText(44)}`
  return start + encodeBase62(crc32Ascii(start), CHECKSUM_LENGTH)
}

function endsWithChecksum(secret: string): boolean {
  const start = secret.slice(0, -CHECKSUM_LENGTH)
  return secret.endsWith(encodeBase62(crc32Ascii(start), CHECKSUM_LENGTH))
}

export const keyward: SecretProvider = {
  name: 'Keyward',
  formats: [
    {
      id: 'keyward-key',
      title: 'API key issued by Keyward',
      kind: 'keyward',
      keywords: [],
      runLength: 52,
      pattern: buildPattern(
        'g',
        /(?<![A-Za-z0-9_])[a-z][a-z0-9]{0,23}(?:_[a-z0-9]{1,23}){0,11}/,
        /_[0-9A-Za-z]{50}(?![A-Za-z0-9_])/,
      ),
      isStructured: true,
      judge: ({ secret }) => (endsWithChecksum(secret) ? 'genuine' : 'none'),
      catches: [
        `X-API-Key: ${sampleKey('shop_live')}`,
        `{"secret":"${sampleKey('kw')}"}`,
        `fetch('/v1/users', {headers: {'x-api-key': '${sampleKey('acme_eu_test')}'}})`,
      ],
      ignores: [`shop_live_${sampleText(50)}`, `${sampleKey('shop_live')}x`, 'shop_live_key'],
    },
  ],
}

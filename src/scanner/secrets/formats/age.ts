/** Decides what identities of age look like; they are bech32, which ends with a checksum. */
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

/** BIP 173. */
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const PREFIX = 'age-secret-key-'

function measureChecksum(values: readonly number[]): number {
  let checksum = 1
  for (const value of values) {
    const top = checksum >>> 25
    checksum = ((checksum & 0x1ffffff) << 5) ^ value
    for (const [bit, term] of GENERATOR.entries()) {
      if (((top >>> bit) & 1) === 1) checksum ^= term
    }
  }
  return checksum
}

function listValues(data: string): readonly number[] {
  const codes = [...PREFIX].map((letter) => letter.charCodeAt(0))
  return [
    ...codes.map((code) => code >> 5),
    0,
    ...codes.map((code) => code & 31),
    ...[...data].map((letter) => ALPHABET.indexOf(letter)),
  ]
}

function sampleIdentity(seed: number): string {
  const data = sampleText(52, ALPHABET, seed)
  const checksum = measureChecksum(listValues(`${data}qqqqqq`)) ^ 1
  const end = [25, 20, 15, 10, 5, 0].map((shift) => ALPHABET.charAt((checksum >>> shift) & 31))
  return `${PREFIX}1${data}${end.join('')}`.toUpperCase()
}

export const age: SecretProvider = {
  name: 'age',
  revoke:
    'Make a new identity with age-keygen, encrypt again for it what the old one could open, and ' +
    'change what was in those files.',
  formats: [
    {
      id: 'age-identity',
      title: 'age identity',
      opens: 'decrypt every file that was encrypted for it',
      kind: 'secret',
      keywords: ['age-secret-key-1'],
      pattern: /(?<![\w-])AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}(?![\w-])/g,
      publicLength: 16,
      isStructured: true,
      judge: ({ secret }) => {
        const data = secret.slice(16).toLowerCase()
        if (measureChecksum(listValues(data)) === 1) return 'genuine'
        return new Set(data).size >= 16 ? 'unproven' : 'none'
      },
      catches: [sampleIdentity(1), `SOPS_AGE_KEY="${sampleIdentity(2)}"`],
      ignores: [`AGE-SECRET-KEY-1${'Q'.repeat(58)}`, sampleIdentity(3).slice(0, 40)],
    },
  ],
}

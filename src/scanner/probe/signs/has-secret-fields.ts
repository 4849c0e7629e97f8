/** Decides whether an answer holds what nobody but its owner may see: passwords, hashes, tokens. */
import { listLeaves } from './list-leaves.ts'
import { nameInWords } from './split-words.ts'

const SECRET_NAME = new RegExp(
  `(?:^|-)(?:${[
    'password|passwd|pwd|passphrase|password-hash|hashed-password|password-digest',
    'secret|client-secret|secret-key|private-key|access-key|signing-key|encryption-key',
    'api-?key|access-token|refresh-token|auth-token|session-token|reset-token|session-id',
    'otp-secret|totp-secret|mfa-secret|pin|cvv|salt|database-url|connection-string|dsn',
  ].join('|')})$`,
)

/** The paths of fields that hold something secret, each once; masked values do not count. */
export function listSecretFields(value: unknown): readonly string[] {
  const found = listLeaves(value).filter((leaf) => {
    if (typeof leaf.value === 'boolean' || String(leaf.value).length < 4) return false
    return (
      SECRET_NAME.test(nameInWords(leaf.name)) &&
      !/^\W*$|\*{3}|x{4}|redacted|…/i.test(String(leaf.value))
    )
  })
  return [...new Set(found.map((leaf) => leaf.path))]
}

/** Decides under which URL a server is known in its tokens, and with what it signs them. */
import { KeywardError } from '../../base/errors.ts'
import type { SigningAlgorithm } from '../../engine/tokens/signing-key-store.ts'
import type { ReadConfig } from '../config/read-config.ts'
import { PUBLIC_URL_WHY, parsePublicUrl } from '../text/parse-public-url.ts'

export interface TokenSettings {
  /** Without a slash at its end; undefined: the URL of the first address that is listened on. */
  readonly publicUrl: string | undefined
  readonly algorithm: SigningAlgorithm
}

interface TokenOptions {
  readonly publicUrl: string | undefined
  readonly tokenAlgorithm: SigningAlgorithm | undefined
}

/** Error `usage_error` for the option. */
export function resolveTokenSettings(
  options: TokenOptions,
  read: ReadConfig | null,
): TokenSettings {
  const { publicUrl, tokenAlgorithm } = read?.config ?? {}
  const given = options.publicUrl ?? publicUrl
  const algorithm = options.tokenAlgorithm ?? tokenAlgorithm ?? 'EdDSA'
  if (given === undefined) return { publicUrl: undefined, algorithm }
  const parsed = parsePublicUrl(given)
  if (parsed !== undefined) return { publicUrl: parsed, algorithm }
  // That of the file has been looked at with the file.
  throw new KeywardError('usage_error', { detail: `--public-url ${PUBLIC_URL_WHY}` })
}

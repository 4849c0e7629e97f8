/** Decides under which URL a server is known in its tokens, and with what it signs them. */
import { KeywardError } from '../../base/errors.ts'
import type { SigningAlgorithm } from '../../engine/tokens/signing-key-store.ts'
import type { ReadConfig } from '../config/read-config.ts'

export interface TokenSettings {
  /** Without a slash at its end; undefined: the URL of the first address that is listened on. */
  readonly publicUrl: string | undefined
  readonly algorithm: SigningAlgorithm
}

interface TokenOptions {
  readonly publicUrl: string | undefined
  readonly tokenAlgorithm: SigningAlgorithm | undefined
}

/** Errors: `usage_error` for options, `config_invalid` with line and column for the file. */
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
  const why = 'must be a URL such as https://keyward.example.com, without query and fragment'
  if (options.publicUrl !== undefined) {
    throw new KeywardError('usage_error', { detail: `--public-url ${why}` })
  }
  const at = read?.source.locate(['publicUrl']) ?? ''
  throw new KeywardError('config_invalid', { errors: [{ at, message: `publicUrl ${why}` }] })
}

/** RFC 8414 §2. Clients compare it letter by letter, so it must be what URL parsers make of it. */
function parsePublicUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const { protocol, origin, pathname, username, password, search, hash } = url
  const isPlain = `${username}${password}${search}${hash}` === '' && !/[?#]/.test(text)
  if (!/^https?:$/.test(protocol) || !isPlain) return undefined
  return `${origin}${pathname.replace(/\/$/, '')}`
}

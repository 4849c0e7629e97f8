/** Decides whether a field of an answer shows the inside of the service, and what of it. */
import { type JsonField, toSnakeCase } from './walk-json.ts'

export interface InternalSign {
  readonly kind: 'query' | 'code-path' | 'host' | 'debug' | 'bookkeeping' | 'privilege'
  readonly words: string
}

const SQL = new RegExp(
  [
    String.raw`\bselect\s[\w\s,.*"'()]{1,200}\sfrom\s+["'[\w]`,
    String.raw`\binsert\s+into\s+["'\w]|\bupdate\s+["'\w.]{1,60}\s+set\s`,
    String.raw`\bdelete\s+from\s+["'\w]`,
  ].join('|'),
  'i',
)
const CODE_PATH = new RegExp(
  [
    '(?:^',
    String.raw`[\s"'(=:])(?:/(?:var|srv|opt|app|usr/(?:src|local|lib)|home`,
    String.raw`root)/[\w.@-]{1,80}(?:/[\w.@-]{1,80}){0,12}`,
    String.raw`[A-Za-z]:\\[\w .-]{1,80}(?:\\[\w .-]{1,80}){0,12})\.(?:py|js|mjs|ts|rb|php`,
    String.raw`java|go|cs|jar|class|conf|ya?ml|sqlite3?|db)\b`,
  ].join('|'),
)
const PRIVATE_HOST = new RegExp(
  [
    String.raw`\b(?:10\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}`,
    String.raw`172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}`,
    String.raw`[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:internal|local|lan|intranet`,
    String.raw`corp|cluster\.local|consul))\b`,
  ].join('|'),
  'i',
)
/** What people write may be about anything, programs included. */
const PROSE_NAME =
  /descr|comment|body|content|text|example|title|summary|note|message_html|markdown/
const HOST_NAME =
  /(?:^|_)(?:host|hostname|server|node|upstream|backend|db|database|redis|pod|dsn)(?:$|_)/
const DEBUG_NAME = new RegExp(
  [
    '^_*(?:debug|debug_info|stack|stack_?trace|trace_?back|backtrace|raw_query|sql',
    'query_log|env|environ)$',
  ].join('|'),
)
const BOOKKEEPING = new RegExp(
  [
    String.raw`^(?:__v|_rev|_internal\w*|_private\w*|_raw|_score_internal|internal_(?!id$)\w+`,
    String.raw`\w+_internal`,
    '_(?:cls|class|sa_instance_state|entity|table|shard|partition|acl',
    'meta_internal|flags)',
    String.raw`password_(?:changed|updated)_at|last_password_\w+|failed_log_?ins?\w*`,
    'login_attempts|is_(?:deleted|soft_deleted)|deleted_at|deleted_by|cost_price',
    'purchase_price|wholesale_price|profit_margin|margin_pct|risk_score|fraud_score',
    'shadow_banned|is_shadow_banned|feature_flags)$',
  ].join('|'),
)
const PRIVILEGE = new RegExp(
  [
    '^(?:is_?(?:admin|administrator|super_?user|staff|root|internal)|admin',
    'super_?user',
    'roles?|role_ids?|permissions?|privileges?|access_level|acl)$',
  ].join('|'),
)

/** `own` is the target's own host name, which it may name. */
export function findInternalSign(field: JsonField, own: string): InternalSign | null {
  const name = toSnakeCase(field.name).slice(0, 80)
  const { value } = field
  // Links name what they lead to, and messages of a model name who speaks.
  if (/(?:^|\.)_?links\b/.test(field.path) || isSpeaker(field)) return null
  if (typeof value === 'string') {
    const text = value.slice(0, 2_000)
    const isProse = PROSE_NAME.test(name)
    if (!isProse && SQL.test(text)) return { kind: 'query', words: 'a database query' }
    if (!isProse && CODE_PATH.test(text)) {
      return { kind: 'code-path', words: 'a path in the file system' }
    }
    const host = PRIVATE_HOST.exec(text)?.[0]
    if (host !== undefined && host !== own && isAboutHosts(name, text)) {
      return { kind: 'host', words: 'an internal host or address' }
    }
  }
  if (DEBUG_NAME.test(name) && isDebugging(name, value))
    return { kind: 'debug', words: 'debugging output' }
  if (BOOKKEEPING.test(name) && value !== undefined) {
    return { kind: 'bookkeeping', words: 'bookkeeping of the store' }
  }
  if (PRIVILEGE.test(name)) return { kind: 'privilege', words: 'roles or privileges' }
  return isObjectId(name, value) ? { kind: 'bookkeeping', words: 'identifiers of the store' } : null
}

function isSpeaker({ name, parent }: JsonField): boolean {
  return name === 'role' && ('content' in parent || 'parts' in parent)
}

/** Callback addresses and the hosts of an inventory are the caller's own data. */
function isAboutHosts(name: string, text: string): boolean {
  if (/webhook|callback|redirect|notify|email|mail/.test(name)) return false
  return HOST_NAME.test(name) || /^[a-z][a-z0-9+]{1,20}:\/\//i.test(text)
}

function isObjectId(name: string, value: unknown): boolean {
  return name === '_id' && typeof value === 'string' && /^[0-9a-f]{24}$/.test(value)
}

/** A stack may also be one of tools, and an environment the name of one. */
function isDebugging(name: string, value: unknown): boolean {
  if (!isFull(value)) return false
  if (/stack|trace/.test(name)) {
    const text = JSON.stringify(value).slice(0, 4_000)
    return /\bline \d|:\d{1,6}\b|\.(?:py|m?js|java|rb|php|go|ts|cs)\b/.test(text)
  }
  if (!/^_*env/.test(name)) return true
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return names.filter((each) => /^[A-Z][A-Z0-9_]{2,}$/.test(each)).length > 1
}

function isFull(value: unknown): boolean {
  if (typeof value === 'string') return value.length > 20
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

/** Decides when a value of an environment file is a secret: there, short passwords count. */

import { buildPattern } from '../../../secrets/build-pattern.ts'
import { isPlaceholder } from '../../../secrets/is-placeholder.ts'

const NAME = buildPattern('i', [
  /(?:^|_)(?:pass(?:w(?:or)?d|phrase)?|pwd|secrets?|tokens?|credentials?)(?:_\d)?$/,
  /(?:^|_)(?:auth|salt|pepper)$/,
  /(?:api|access|private|secret|auth|encryption|signing)_?keys?$/,
  /(?:master|admin|app|jwt|session|account)_?keys?$/,
  /(?:passw(?:or)?d|passphrase|secret|token|apikey)$/,
  /(?:^|_)(?:key|secret_key_base|secret_base|token_secret|password_hash_secret)$/,
])
const HARMLESS = buildPattern('i', [
  /public|publishable|^(?:next_public|vite|react_app|expo_public)_.*site_?key|csrf|xsrf|path|file/,
  /_(?:name|id|url|uri|host|port|user|ttl|type|length|expir\w{0,10}|rounds|header|enabled)$/,
])
/** Defaults of databases and manuals, switches, and what says where the secret lies. */
const DULL = buildPattern('i', [
  /^(?:pass(?:word)?|secret|token|root|admin|guest|user|true|false|yes|no)$/,
  /^(?:postgres(?:ql)?|mysql|mongo|redis|rabbitmq)$/,
  /^(?:test(?:ing)?|dev(?:elopment)?|prod(?:uction)?|local(?:host)?|demo|default)$/,
  /^(?:on|off|none|null|nil|todo|tbd|empty|disabled|enabled|required|optional|auto)$/,
  /^(?:op|vault|ref|arn|gcp|aws-sm|file|env|ssm|encrypted|https?|sops):/,
  /^ENC\[|^[$<{(%@]|^\.{0,2}\/|\$\{|\$\(/,
])

/** Shorter ones cannot be told from words and numbers. */
const LENGTH_MIN = 6

export function isEnvSecret(name: string, value: string): boolean {
  if (!NAME.test(name) || HARMLESS.test(name)) return false
  if (value.length < LENGTH_MIN || value.length > LENGTH_MAX || /\s/.test(value)) return false
  return !DULL.test(value) && !/^\d{1,9}$/.test(value) && !isPlaceholder(value)
}

const LENGTH_MAX = 2_000

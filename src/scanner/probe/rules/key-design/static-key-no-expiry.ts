/** Decides whether anything shows that keys end some day, or can be replaced. */
import { buildPattern } from '../../../secrets/build-pattern.ts'
import type { Answer } from '../../client/exchange.ts'
import { type Sighting, type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import { json, keyedSample } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listShown } from '../../signs/list-shown.ts'
import { parseJwt } from '../../signs/parse-jwt.ts'
import { isJsonObject, toSnakeCase, walkJson } from '../../signs/walk-json.ts'

const EXPIRY = buildPattern('', /^(?:\w{1,40}_)?/, [
  /expires?(?:_at|_on|_in|_date)?$/,
  /(?:expiry|expiration)(?:_date)?$/,
  /(?:valid_until|not_after|exp)$/,
])
const MADE = /^(?:created|created_at|issued_at|created_on|iat|last_rotated(?:_at)?|rotated_at)$/
/** Fields by which an object is known to be about a key and not about an order. */
const ABOUT_KEY = buildPattern('', /^/, [
  /(?:key|api_key|key_id|key_name|scopes?|permissions|prefix|key_prefix|hint|masked)$/,
  /(?:last_used(?:_at)?|token_type|client_id|active|revoked|revoked_at)$/,
])
const EXPIRY_FIELD = /^(?:x-)?(?:api-?)?(?:key|token)-(?:expires?(?:-at|-in)?|expiry|expiration)$/
const ROTATION = /rotat|renew|regenerat|roll(?:over|-key)|\/expire|\/revoke/i

const YEAR_MS = 365 * 86_400_000

function check(scan: ScanContext): Verdict {
  if (scan.keys.length === 0) return untested('No key was seen to open anything.')
  if (scan.keys.every(({ text }) => parseJwt(text)?.claims['exp'] !== undefined)) return []
  const keyed = listShown(scan).filter(({ caller }) => caller !== null)
  const shown = keyed.flatMap(({ answer, operation }) => {
    const sign = readKeyInfo(answer)
    return sign === null ? [] : [{ sign, answer, operation }]
  })
  const never = shown.find(({ sign }) => sign.expiry === 'never')
  if (never !== undefined) {
    const { sign, answer, operation } = never
    return [
      {
        operation,
        severity: sign.isOld ? 'medium' : 'low',
        confidence: 'confirmed',
        title: 'The key never expires',
        detail:
          `The field \`${sign.field}\` of the answer says that the key has no end` +
          `${sign.isOld ? ', and it is more than a year old' : ''}.`,
        evidence: scan.describe(answer),
      },
    ]
  }
  if (shown.some(({ sign }) => sign.expiry === 'set')) return []
  if (
    keyed.some(({ answer }) => answer.headers.entries.some(([name]) => EXPIRY_FIELD.test(name)))
  ) {
    return []
  }
  if (scan.operations.some(({ path }) => ROTATION.test(path))) return []
  return [tellNoSign(scan)]
}

/** A token without an end is weighed by the rule jwt-weak-claims. */
function tellNoSign(scan: ScanContext): Sighting {
  const endless = scan.keys.find(({ text }) => {
    const token = parseJwt(text)
    return token !== null && token.claims['exp'] === undefined
  })
  if (endless !== undefined) {
    const detail = `The key ${scan.mask(endless.name)} is a token without the claim \`exp\`.`
    return { severity: 'info', confidence: 'confirmed', detail }
  }
  return {
    severity: 'info',
    confidence: 'possible',
    detail:
      'Nothing that the scan saw says when the keys end, and no operation replaces one. From ' +
      'outside this cannot be known for sure: see that keys end, or are replaced, in practice.',
  }
}

interface KeyInfo {
  readonly field: string
  readonly expiry: 'never' | 'set'
  readonly isOld: boolean
}

/** Of an object that is about a key: introspection (RFC 7662), a profile, a list of keys. */
function readKeyInfo(answer: Answer): KeyInfo | null {
  for (const field of walkJson(answer.json)) {
    if (!EXPIRY.test(toSnakeCase(field.name)) || !isJsonObject(field.parent)) continue
    const names = Object.keys(field.parent).map(toSnakeCase)
    if (names.filter((name) => ABOUT_KEY.test(name)).length < 2) continue
    const { value } = field
    const isNever = value === null || value === '' || /^never$/i.test(String(value))
    const made = Object.entries(field.parent).find(([name]) => MADE.test(toSnakeCase(name)))?.[1]
    return {
      field: field.path,
      expiry: isNever ? 'never' : 'set',
      isOld: isNever && isOlderThanYear(made, answer),
    }
  }
  return null
}

/** By the clock of the target, which its answer tells. */
function isOlderThanYear(made: unknown, answer: Answer): boolean {
  const now = Date.parse(answer.headers.get('date') ?? '')
  const since = typeof made === 'number' ? toMs(made) : Date.parse(String(made))
  return now - since > YEAR_MS
}

function toMs(time: number): number {
  return time < 100_000_000_000 ? time * 1_000 : time
}

const users = () => json([{ id: 1, name: 'Ann' }])
const info = (more: object) => () =>
  json({ key_id: 'k_17', name: 'ci', scopes: ['read:users'], active: true, ...more })

export const staticKeyNoExpiry: TargetRule = {
  id: 'static-key-no-expiry',
  category: 'key-design',
  severity: 'info',
  title: 'Nothing shows that keys end or are replaced',
  why:
    'A key that never ends works for whoever found it, in an old log, a laptop or a repository, ' +
    'until somebody thinks of revoking it. PCI DSS 8.6.3 asks for changes in a period that ' +
    'follows from a risk analysis.',
  looksFor:
    'Expiry of tokens, fields about expiry in answers that describe the key (a profile, a list ' +
    'of keys, introspection), header fields, and operations that rotate or revoke.',
  spares:
    'Tokens with `exp`, keys whose description names an end, and APIs with an operation to ' +
    'rotate keys. Without evidence it is told as information only.',
  remedy:
    'Give each key an end when it is made, a year at most, tell its owner before, and let a new ' +
    'secret overlap with the old one, so that nobody has to keep an old key for fear of an outage.',
  remedyCode: {
    flask: [
      'row = db.execute("SELECT owner, expires_at FROM keys WHERE hash = ?", (digest,)).fetchone()',
      'if row is None or row["expires_at"] <= time.time():',
      '    return jsonify(error="unauthorized"), 401',
    ].join('\n'),
    express: [
      'const key = await keys.findOne({ hash })',
      "if (!key || key.expiresAt <= Date.now()) return res.status(401).json({ error: 'expired' })",
    ].join('\n'),
  },
  controls: 'key-lifetime',
  subject: 'target',
  isActive: false,
  keysMin: 1,
  phase: 'observe',
  check,
  catches: [
    keyedSample('no sign of an end', { routes: { 'GET /v1/users': users } }),
    keyedSample('the description of the key says never', {
      routes: { 'GET /v1/users': users, 'GET /v1/key': info({ expires_at: null }) },
    }),
  ],
  ignores: [
    keyedSample('the description of the key names an end', {
      routes: {
        'GET /v1/users': users,
        'GET /v1/key': info({ expires_at: '2027-01-01T00:00:00Z' }),
      },
    }),
    keyedSample('an order that has no end yet', {
      routes: { 'GET /v1/orders': () => json([{ id: 3, total: 12, expires_at: null }]) },
    }),
  ],
}

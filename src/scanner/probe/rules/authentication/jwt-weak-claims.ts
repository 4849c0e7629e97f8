/** Decides whether given tokens say too little, live too long, or carry what anybody may read. */
import type { Severity } from '../../../finding.ts'
import { type Sighting, type TargetRule, untested } from '../../probe-rule.ts'
import { json, keyedSample } from '../../sample-api.ts'
import { sampleToken, tokenSample } from '../../sample-tokens.ts'
import type { ScanContext } from '../../scan-context.ts'
import { listPersonalFields } from '../../signs/has-personal-data.ts'
import { listSecretFields } from '../../signs/has-secret-fields.ts'
import { listTokens } from '../../signs/list-tokens.ts'
import { type ParsedJwt, parseJwt } from '../../signs/parse-jwt.ts'

const DAY_SECONDS = 86_400

/** Clocks differ; libraries grant about this much, too. */
const LEEWAY_SECONDS = 300

interface Weakness {
  /** The same in the next scan. */
  readonly id: string
  readonly severity: Severity
  readonly detail: string
}

function claimsSample(name: string, claims: Readonly<Record<string, unknown>>) {
  return tokenSample(name, sampleToken(claims))
}

const ALSO_ABOUT_LIFETIME = ['static-key-no-expiry']

export const jwtWeakClaims: TargetRule = {
  id: 'jwt-weak-claims',
  category: 'authentication',
  severity: 'medium',
  title: 'Tokens say too little about their end, their issuer or their audience, or too much',
  why:
    'A token cannot be taken back: until it expires it opens the API for whoever found it. ' +
    'Without ' +
    'an audience a token for another service is good here, too. And its claims are not ' +
    'encrypted: ' +
    'whoever sees the token reads them.',
  looksFor:
    'Reads the claims of given tokens (JWT) that open something: no `exp`, one that lies more ' +
    'than ' +
    'a day ahead, one that is past and accepted all the same, no `iss`, no `aud`, and claims ' +
    'that hold passwords or data about people.',
  spares:
    'Tokens that live for a day at most; an e-mail address or a name, which are told as ' +
    'information only; keys that are no tokens.',
  remedy:
    'Let tokens live for minutes, renew them with something that can be revoked, set `iss` and ' +
    '`aud`, and check all three. Put an id into the token and nothing that nobody else may read. ' +
    '`keyward token exchange` turns a key into such a short-lived token.',
  remedyCode: {
    flask: [
      'now = int(time.time())',
      'claims = {"sub": user_id, "iss": ISSUER, "aud": "shop", "iat": now, "exp": now + 900}',
    ].join('\n'),
    express: [
      "const token = await new SignJWT({}).setProtectedHeader({ alg: 'EdDSA' }).setSubject(userId)",
      "  .setIssuer(ISSUER).setAudience('shop').setIssuedAt().setExpirationTime('15m').sign(key)",
    ].join('\n'),
  },
  controls: 'jwt',
  isActive: false,
  keysMin: 0,
  phase: 'observe',
  subject: 'target',
  catches: [
    { ...claimsSample('no end', { exp: null }), also: ALSO_ABOUT_LIFETIME },
    {
      ...claimsSample('a year', { exp: 1_768_478_400 + 365 * DAY_SECONDS }),
      also: ALSO_ABOUT_LIFETIME,
    },
    claimsSample('no audience and no issuer', { aud: null, iss: null }),
    claimsSample('past, and accepted', { iat: 1_768_000_000, exp: 1_768_003_600 }),
    claimsSample('a password in the claims', { password: ['hunter', '2', 'hunter'].join('') }),
  ],
  ignores: [
    claimsSample('an hour, with issuer and audience', {}),
    claimsSample('several audiences, half an hour', {
      aud: ['a', 'b'],
      exp: 1_768_478_400 + 3_000,
    }),
    claimsSample('an address of mail, as OpenID Connect has it', { email: 'ann@people.test' }),
    keyedSample('keys that are no tokens', {
      routes: { 'GET /v1/parcels': () => json([{ code: 'P-1' }]) },
    }),
  ],
  check(scan) {
    const tokens = listTokens(scan).flatMap((key) => {
      const parsed = parseJwt(key.text)
      return parsed === null ? [] : [{ name: key.name, parsed }]
    })
    if (tokens.length === 0) return untested('No given key is a token (JWT).')
    const nowSeconds = readNow(scan)
    const found = new Map<string, { readonly weakness: Weakness; readonly names: string[] }>()
    for (const { name, parsed } of tokens) {
      for (const weakness of listWeaknesses(parsed, nowSeconds)) {
        const known = found.get(weakness.id) ?? { weakness, names: [] }
        known.names.push(name)
        found.set(weakness.id, known)
      }
    }
    return [...found.values()].map(
      ({ weakness, names }): Sighting => ({
        severity: weakness.severity,
        confidence: 'confirmed',
        detail: `${weakness.detail} (${names.join(', ')})`,
        discriminator: weakness.id,
      }),
    )
  },
}

/** The target's own clock decides, as far as it tells: null when it does not. */
function readNow(scan: ScanContext): number | null {
  for (const { answer } of scan.judgements.flatMap(({ keys }) => [...keys.values()])) {
    const at = Date.parse(answer?.headers.get('date') ?? '')
    if (Number.isFinite(at)) return Math.floor(at / 1_000)
  }
  return null
}

function listWeaknesses({ claims }: ParsedJwt, nowSeconds: number | null): readonly Weakness[] {
  const weaknesses = [...listOfLife(claims, nowSeconds)]
  const missing = ['iss', 'aud'].filter((name) => claims[name] === undefined || claims[name] === '')
  if (missing.length > 0) {
    const names = missing.join(' and no ')
    const detail = `The token has no ${names}: it may have been made for another service`
    weaknesses.push({ id: 'no-audience', severity: 'low', detail })
  }
  const secret = listSecretFields(claims)
  const grave = listPersonalFields(claims).filter((path) => !/mail|name|phone/i.test(path))
  if (secret.length + grave.length > 0) {
    const names = [...secret, ...grave].slice(0, 4).join(', ')
    const severity = secret.length > 0 ? 'high' : 'medium'
    weaknesses.push({
      id: 'sensitive',
      severity,
      detail: `The token holds ${names}, readable for all`,
    })
  } else if (listPersonalFields(claims).length > 0) {
    const detail = 'The token holds personal data, readable for whoever sees it'
    weaknesses.push({ id: 'personal', severity: 'info', detail })
  }
  return weaknesses
}

function listOfLife(
  claims: Readonly<Record<string, unknown>>,
  nowSeconds: number | null,
): readonly Weakness[] {
  const { exp, iat } = { exp: claims['exp'], iat: claims['iat'] }
  if (typeof exp !== 'number') {
    return [{ id: 'no-exp', severity: 'medium', detail: 'The token never expires (no exp)' }]
  }
  if (nowSeconds !== null && exp < nowSeconds - LEEWAY_SECONDS) {
    const detail = 'The token has expired by the clock of the target, and still opens operations'
    return [{ id: 'expired', severity: 'high', detail }]
  }
  const from = typeof iat === 'number' ? iat : nowSeconds
  if (from === null || exp - from <= DAY_SECONDS) return []
  const days = Math.round((exp - from) / DAY_SECONDS)
  const severity = days > 7 ? 'medium' : 'low'
  return [{ id: 'long-life', severity, detail: `The token lives for about ${days} days` }]
}

/** Decides whether tokens without a valid signature are accepted: `alg: none`, or any at all. */
import { type Sighting, type TargetRule, untested } from '../../probe-rule.ts'
import type { SampleRequest } from '../../sample.ts'
import { json, keyedSample } from '../../sample-api.ts'
import { readBearer, sampleDate, sampleToken } from '../../sample-tokens.ts'
import type { ProvenKey, ScanContext } from '../../scan-context.ts'
import { isReading } from '../../signs/compare-reach.ts'
import { isGuarded, listOpened, type Opened } from '../../signs/list-guarded.ts'
import { listTokens } from '../../signs/list-tokens.ts'
import { opensTo } from '../../signs/opens-to.ts'
import { encodeJwtPart, type ParsedJwt, parseJwt } from '../../signs/parse-jwt.ts'
import { pickSpread } from '../../signs/pick-spread.ts'

/** Each spelling gets past another list of forbidden ones. */
const SPELLINGS = ['none', 'None', 'NONE', 'nOnE']

/** Tokens are checked in one place, or in a few. */
const OPERATIONS_MAX = 3

const token = sampleToken()
const keys = { user: token }

/** An API with tokens that `accepts` besides the good one what it should not. */
function tokenApi(accepts: (parsed: ParsedJwt) => boolean) {
  return {
    routes: { 'GET /v1/parcels': () => json([{ code: 'P-1', weight: 2 }]) },
    keys: [token],
    readKey: (request: SampleRequest) => {
      const sent = readBearer(request)
      const parsed = sent === null ? null : parseJwt(sent)
      return parsed !== null && parsed.claims['sub'] === 'u-81' && accepts(parsed) ? token : sent
    },
    headers: sampleDate,
  }
}

export const jwtAlgNone: TargetRule = {
  id: 'jwt-alg-none',
  category: 'authentication',
  severity: 'critical',
  title: 'Tokens without a valid signature are accepted',
  why:
    'The signature is all that tells a token that you issued from one that somebody typed. ' +
    'Without it anybody writes a token for any user and any role.',
  looksFor:
    'Takes a given token (JWT) that opens an operation, leaves its claims as they are and ' +
    'sends it ' +
    'with `alg: none` in several spellings and no signature, with the signature cut off, and ' +
    'with ' +
    'another signature.',
  spares: 'APIs that refuse all of these, and keys that are no tokens.',
  remedy:
    'Let the verifier accept one algorithm that you name, never the one that the token names, ' +
    'and ' +
    'never decode a token without verifying it. Revoke nothing less than all sessions afterwards.',
  remedyCode: {
    flask: [
      'claims = jwt.decode(token, PUBLIC_KEY, algorithms=["EdDSA"], audience="shop",',
      '                    options={"require": ["exp", "aud"]})',
    ].join('\n'),
    express: [
      'const { payload } = await jwtVerify(token, publicKey, {',
      "  algorithms: ['EdDSA'], audience: 'shop', requiredClaims: ['exp'],",
      '})',
    ].join('\n'),
  },
  controls: 'jwt',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  subject: 'target',
  catches: [
    keyedSample(
      'none is an algorithm',
      tokenApi(({ header }) => header['alg'] === 'none'),
      { keys },
    ),
    keyedSample(
      'only the usual spelling is forbidden',
      tokenApi(({ header }) => /^none$/i.test(String(header['alg'])) && header['alg'] !== 'none'),
      { keys },
    ),
    keyedSample(
      'decoded and never verified',
      tokenApi(() => true),
      {
        keys,
        also: ['any-key-accepted'],
      },
    ),
    keyedSample(
      'an empty signature passes, refuses with 200',
      {
        ...tokenApi(({ parts }) => parts[2] === ''),
        refuse: () => json({ success: false, error: 'invalid token' }),
      },
      { keys },
    ),
  ],
  ignores: [
    keyedSample(
      'verified',
      tokenApi(() => false),
      { keys },
    ),
    keyedSample(
      'verified, refuses with 200',
      {
        ...tokenApi(() => false),
        refuse: () => json({ ok: false, message: 'token invalid' }),
      },
      { keys },
    ),
    keyedSample('keys that are no tokens', {
      routes: { 'GET /v1/parcels': () => json([{ code: 'P-1' }]) },
    }),
  ],
  async check(scan) {
    const tokens = listTokens(scan)
    if (tokens.length === 0) return untested('No given key is a token (JWT).')
    const opened = await listOpenedBy(tokens, scan)
    if (opened.length === 0) return untested('The given tokens open nothing that is guarded.')
    const sightings: Sighting[] = []
    for (const each of opened.slice(0, OPERATIONS_MAX)) {
      const sighting = await forge(each, scan)
      if (sighting !== null) sightings.push(sighting)
    }
    return sightings
  },
}

/**
 * A key counts as proven only where made-up ones are refused; where signatures are not looked at
 * nothing is, so that such a token is tried once more.
 */
async function listOpenedBy(
  tokens: readonly ProvenKey[],
  scan: ScanContext,
): Promise<readonly Opened[]> {
  const proven = listOpened(scan).filter(({ key }) => tokens.includes(key))
  if (proven.length > 0) return proven
  const guarded = scan.operations.filter(
    (each) => isReading(each) && isGuarded(scan.judgementOf(each)),
  )
  const opened: Opened[] = []
  for (const operation of pickSpread(guarded, OPERATIONS_MAX)) {
    for (const key of tokens) {
      const answer = await scan.ask(operation, { text: key.text }, { placement: key.placement })
      if (answer !== null && opensTo(answer, null, scan)) opened.push({ operation, key, answer })
    }
  }
  return opened
}

async function forge(opened: Opened, scan: ScanContext): Promise<Sighting | null> {
  const parsed = parseJwt(opened.key.text)
  if (parsed === null) return null
  const { operation, key, answer: good } = opened
  for (const { text, words } of listForgeries(parsed)) {
    const answer = await scan.ask(operation, { text }, { placement: key.placement })
    if (answer === null || !opensTo(answer, good, scan)) continue
    return {
      operation,
      confidence: 'confirmed',
      detail: `${operation.method} ${operation.path} gives its data to a token ${words}.`,
      evidence: scan.describe(answer),
    }
  }
  return null
}

function listForgeries({ header, parts }: ParsedJwt) {
  const [head, claims, signature] = parts
  const none = SPELLINGS.map((alg) => ({
    text: `${encodeJwtPart({ ...header, alg })}.${claims}.`,
    words: `with alg "${alg}" and no signature`,
  }))
  const other = [...signature].reverse().join('')
  return [
    ...none,
    { text: `${head}.${claims}.`, words: 'with its signature cut off' },
    ...(other === signature || signature === ''
      ? []
      : [{ text: `${head}.${claims}.${other}`, words: 'with a wrong signature' }]),
  ]
}

/** Decides whether keys may be guessed as fast as the network allows. */
import { createHash } from 'node:crypto'
import { limits } from '../../../../base/limits.ts'
import type { Severity } from '../../../finding.ts'
import { listDeclaredPlacements } from '../../keys/list-placements.ts'
import { type TargetRule, untested, type Verdict } from '../../probe-rule.ts'
import type { SampleAnswer, SampleRequest } from '../../sample.ts'
import { json, keyedSample, keylessSample, type SoundApi, sampleKeys } from '../../sample-api.ts'
import type { Judgement, ScanContext } from '../../scan-context.ts'
import { estimateKeyBits } from '../../signs/estimate-key-bits.ts'
import { findLimit } from '../../signs/limit-signs.ts'

async function check(scan: ScanContext): Promise<Verdict> {
  const refusing = scan.judgements.filter(
    ({ operation, madeUp }) => operation.method === 'GET' && madeUp.access === 'refused',
  )
  // A page to sign in looks like a refusal, and reads no key at all.
  const byStatus = refusing.find(({ madeUp }) => (madeUp.answer?.status ?? 0) >= 400)
  const judgement = byStatus ?? refusing[0]
  if (judgement === undefined) return untested('No operation that refuses a made-up key was found.')
  const { operation } = judgement
  const requests = Array.from({ length: limits.probeKeyGuesses }, (_, index) =>
    scan.requestFor(operation, { text: guess(scan.madeUpKey, index) }, { isFresh: true }),
  )
  const answers = await scan.client.sendBurst(requests, limits.probeKeyGuessConcurrency)
  const given = answers.filter((each) => each !== null)
  const last = given.at(-1)
  if (last === undefined || given.length < answers.length / 2) {
    return untested('Most requests with made-up keys had no answer.')
  }
  if (findLimit(answers) !== null) return []
  const { severity, because } = isPlaceKnown(judgement, scan) ? weigh(scan) : UNKNOWN_PLACE
  const { method, path } = operation
  return [
    {
      operation: { method, path },
      severity,
      confidence: 'likely',
      detail:
        `${given.length} made-up keys in a row were answered by ${last.status} at ${method} ` +
        `${path}, without delay or refusal; ${because}.`,
      evidence: scan.describe(last),
    },
  ]
}

const UNKNOWN_PLACE = {
  severity: 'info',
  because: 'but where keys are read did not show, so that they may not have been read at all',
} as const

function isPlaceKnown({ none, madeUp }: Judgement, scan: ScanContext): boolean {
  const refusals = none.answer === null ? [] : [none.answer]
  const declared = listDeclaredPlacements(scan.settings, scan.document, refusals)
  if (scan.keys.length > 0 || declared.length > 0) return true
  return none.answer?.status !== madeUp.answer?.status || none.answer?.text !== madeUp.answer?.text
}

/** What guessing is worth depends on the keys that there are to be guessed. */
function weigh(scan: ScanContext): { severity: Severity; because: string } {
  const bits = [...scan.keys, ...scan.unprovenKeys].map(({ text }) => estimateKeyBits(text))
  if (bits.length === 0) {
    return { severity: 'low', because: 'how long real keys are is not known' }
  }
  const weakest = Math.min(...bits)
  if (weakest >= limits.probeStrongKeyBits) {
    return { severity: 'info', because: 'the given keys are long and random enough to stand that' }
  }
  return weakest < limits.probeWeakKeyBits
    ? { severity: 'medium', because: 'a given key is short or simple enough to be found that way' }
    : { severity: 'low', because: 'the given keys have little to spare' }
}

/** Of the same form as the made-up key, and different each time. */
function guess(model: string, index: number): string {
  const digest = createHash('sha256').update(`${model} ${index}`).digest()
  const start = Math.max(0, model.length - Math.min(16, Math.ceil(model.length / 2)))
  const tail = [...model.slice(start)].map((character, at) => {
    const byte = digest[at % digest.length] ?? 0
    if (/\d/.test(character)) return String(byte % 10)
    if (/[a-f]/.test(character)) return 'abcdef'.charAt(byte % 6)
    if (/[a-z]/.test(character)) return 'ghijklmnopqrstuvwxyz'.charAt(byte % 20)
    if (/[A-Z]/.test(character)) return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(byte % 26)
    return character
  })
  return model.slice(0, start) + tail.join('')
}

/** Refuses as ever, without counting: the sound guard is told that there is no key at all. */
function guessable(keys: readonly string[], refusal: SampleAnswer): SoundApi {
  const isGood = ({ headers }: SampleRequest) => keys.includes(headers['x-api-key'] ?? '')
  return {
    routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
    keys,
    readKey: (request) => (isGood(request) ? (request.headers['x-api-key'] ?? null) : null),
    refuse: () => refusal,
  }
}

const CHALLENGE = { 'www-authenticate': 'ApiKey realm="sample"' }
const WEAK = ['k7', 'Tq', '9w'].join('')

const signInPage = () => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><title>Sign in</title><form><input type="password"></form></html>',
})

export const keyGuessingUnlimited: TargetRule = {
  id: 'key-guessing-unlimited',
  category: 'rate-limiting',
  severity: 'low',
  title: 'Keys may be guessed without limit',
  why:
    'Where wrong keys cost nothing, an attacker tries millions of them: short keys, keys ' +
    'with a pattern, and keys that leaked elsewhere. Nobody is warned, since nothing ' +
    'happens.',
  looksFor:
    'A few dozen made-up keys are sent to one operation that refuses them. A 429, a ' +
    'block, growing delays, Retry-After and fields that tell of a limit all count as ' +
    'one. How much it matters is read from the strength of the given keys.',
  spares:
    'Keys that are long and random withstand any number of guesses: with such keys alone ' +
    'it is told as information.',
  remedy:
    'Count refused keys for each address and answer 429 with Retry-After after about ' +
    'ten; watch for many refusals and tell somebody. Issue keys with at least 128 random ' +
    'bits, so that guessing is hopeless in any case.',
  remedyCode: {
    flask: `limiter.limit("10/minute", key_func=get_remote_address,
              deduct_when=lambda response: response.status_code == 401)(blueprint)`,
    express: `app.use(rateLimit({ windowMs: 60_000, limit: 10, skipSuccessfulRequests: true }))`,
    nginx: `limit_req_zone $binary_remote_addr zone=guesses:10m rate=10r/m;`,
  },
  controls: 'unlimited-guessing',
  subject: 'target',
  isActive: false,
  keysMin: 0,
  phase: 'burst',
  check,
  catches: [
    keylessSample(
      'refuses by 401 for ever',
      guessable([], { status: 401, headers: CHALLENGE, body: { error: 'unauthorized' } }),
    ),
    {
      ...keyedSample(
        'a short key and no limit',
        guessable([WEAK], { status: 401, headers: CHALLENGE, body: 'who are you?' }),
        { also: ['weak-key-format'] },
      ),
      keys: { short: WEAK },
    },
  ],
  ignores: [
    keylessSample('refusals that do not say where keys belong', {
      ...guessable([], { status: 403, body: { error: 'access denied' } }),
      document: null,
    }),
    keyedSample('wrong keys are answered by 429 after a while', {
      routes: { 'GET /v1/users': () => json([{ id: 1, name: 'Ann' }]) },
    }),
    keylessSample('a field tells of the limit', {
      ...guessable([], {
        status: 401,
        headers: { ...CHALLENGE, 'x-ratelimit-remaining': '12' },
        body: { error: 'unauthorized' },
      }),
    }),
    {
      ...keyedSample(
        'a page to sign in that counts nothing, beside keys that are counted',
        {
          routes: {
            'GET /login': { handle: signInPage, isPublic: true },
            'GET /orders': () => json({ data: [{ ref: 'o-1', total: 4 }] }),
          },
          keys: [WEAK],
        },
        { also: ['weak-key-format'] },
      ),
      keys: { short: WEAK },
    },
    keyedSample('long random keys, and no limit', {
      routes: { 'GET /orders': () => json({ data: [{ id: 1, total: 4 }] }) },
      readKey: ({ headers }) => {
        const sent = headers['x-api-key'] ?? ''
        return Object.values(sampleKeys).includes(sent) ? sent : null
      },
      refuse: () => ({ status: 401, headers: CHALLENGE, body: { error: 'unauthorized' } }),
    }),
  ],
}

/** Decides whether an operation that wants a key is content with one that was never issued. */
import type { Severity } from '../../../finding.ts'
import type { Answer } from '../../client/exchange.ts'
import type { Operation } from '../../operation.ts'
import { type OperationRule, type Sighting, untested } from '../../probe-rule.ts'
import { guardCode } from '../../remedies/guard-code.ts'
import { json, keyedSample, keylessSample, sampleKeys } from '../../sample-api.ts'
import type { ScanContext } from '../../scan-context.ts'
import { isReading } from '../../signs/compare-reach.ts'
import { type FalseKey, listFalseKeys } from '../../signs/list-false-keys.ts'
import { findOpened, isGuarded } from '../../signs/list-guarded.ts'
import { opensTo } from '../../signs/opens-to.ts'
import { pickSpread } from '../../signs/pick-spread.ts'

/** Every false key is tried on so many operations; on the others the likeliest two. */
const SPREAD = 3

const bookings = () => json({ bookings: [{ code: 'B-1', room: 12 }] })
const routes = { 'GET /v1/bookings': bookings }

/** A sound API but for its check, which lets pass whatever `accepts` says of the sent text. */
function checkedBy(accepts: (sent: string) => boolean, field = 'x-api-key') {
  const good = sampleKeys['first'] ?? ''
  return {
    routes,
    readKey: ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => {
      const sent = headers[field]
      return sent === undefined ? null : accepts(sent) ? good : sent
    },
  }
}

export const anyKeyAccepted: OperationRule = {
  id: 'any-key-accepted',
  category: 'authentication',
  severity: 'critical',
  title: 'A key that was never issued opens the operation',
  why:
    'The check looks whether there is a key, or at a part of it, and not whether it is one that ' +
    'was issued. Whoever sends some text is let in, and no key can ever be revoked.',
  looksFor:
    'Sends texts that no check may accept to operations that turn strangers away: made-up keys ' +
    'of ' +
    'the right form, an empty one, `null`, `undefined`, `true`, a single letter; and, with a ' +
    'proven key, parts of it, its prefix alone, the other case and a character too many.',
  spares:
    'Operations that are open without any key, tokens (JWT) whose parts are tested by rules of ' +
    'their own, and hexadecimal keys in the other case, which are the same number.',
  remedy:
    'Compare the whole text with the keys that were issued, as hashes, in constant time, and ' +
    'refuse empty texts before. Never test a part, a prefix or mere presence. ' +
    '`keyward protect --upstream URL` does that in front of the API.',
  remedyCode: guardCode,
  controls: 'weak-authentication',
  isActive: false,
  keysMin: 0,
  phase: 'probe',
  subject: 'operation',
  catches: [
    keyedSample(
      'presence alone is checked',
      checkedBy(() => true),
    ),
    keylessSample(
      'presence alone, no key given',
      checkedBy((sent) => sent.length > 3),
    ),
    keylessSample(
      'an empty key is one of the list',
      checkedBy((sent) => sent === ''),
    ),
    keyedSample(
      'the first characters are compared',
      checkedBy((sent) =>
        Object.values(sampleKeys).some((key) => sent !== '' && key.startsWith(sent)),
      ),
    ),
    keyedSample(
      'the other case is the same key',
      checkedBy((sent) =>
        Object.values(sampleKeys).some((key) => key.toLowerCase() === sent.toLowerCase()),
      ),
    ),
    keyedSample(
      'a key with more behind it passes',
      checkedBy((sent) => Object.values(sampleKeys).some((key) => sent.startsWith(key))),
    ),
    keyedSample('bearer tokens of any text, refusals with 200', {
      ...checkedBy((sent) => /^Bearer \S+/.test(sent), 'authorization'),
      refuse: () => json({ success: false, message: 'token required' }),
    }),
  ],
  ignores: [
    keyedSample('compares whole keys', { routes }),
    keyedSample('refuses false keys with 200', {
      routes,
      refuse: () => json({ ok: false, error: 'invalid api key' }),
    }),
    keyedSample('refuses with a page', {
      routes,
      refuse: () => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><title>Sign in</title><input type="password"></html>',
      }),
    }),
    keylessSample('no key to compare with', { routes }),
  ],
  async check(operation, scan) {
    const judgement = scan.judgementOf(operation)
    if (judgement === undefined || judgement.none.answer === null) {
      return untested('The operation gave no answer without a key.')
    }
    if (!isGuarded(judgement)) return []
    const opened = findOpened(operation, scan)
    const good = opened?.answer ?? null
    const accepted = await listAccepted(operation, scan)
    if (accepted.length === 0) return []
    if (!isReading(operation)) return [tell(operation, accepted, judgement.none.because, scan)]
    // A refusal that has passed by itself says nothing about keys.
    const again = await scan.ask(operation, null, { isFresh: true })
    if (opensTo(again, good, scan)) return []
    return [tell(operation, accepted, judgement.none.because, scan)]
  },
}

function tell(
  operation: Operation,
  accepted: readonly Accepted[],
  because: string,
  scan: ScanContext,
): Sighting {
  const worst = accepted.reduce((one, other) => (rank(other) < rank(one) ? other : one))
  const words = accepted.map(({ falseKey }) => falseKey.words)
  return {
    severity: worst.falseKey.severity,
    confidence: 'confirmed',
    detail:
      `${operation.method} ${operation.path} refuses callers without a key (${because}) and ` +
      'lets in ' +
      `whoever sends ${words.join(', ')} (${worst.answer.status}).`,
    evidence: scan.describe(worst.answer),
  }
}

interface Accepted {
  readonly falseKey: FalseKey
  readonly answer: Answer
}

/** Ends with the first that anybody can send: others would tell nothing more. */
async function listAccepted(operation: Operation, scan: ScanContext): Promise<readonly Accepted[]> {
  const opened = findOpened(operation, scan)
  const good = opened?.answer ?? null
  const madeUp = scan.judgementOf(operation)?.madeUp.answer ?? null
  const made: FalseKey = { text: scan.madeUpKey, words: 'a made-up key', severity: 'critical' }
  if (!isReading(operation)) {
    // Changes are asked once only, and carefully: the judgement is all there is.
    const isOpen = scan.judgementOf(operation)?.madeUp.access === 'open'
    return isOpen && madeUp !== null ? [{ falseKey: made, answer: madeUp }] : []
  }
  if (opensTo(madeUp, good, scan) && madeUp !== null) return [{ falseKey: made, answer: madeUp }]
  if (opened === null) {
    const answer = await scan.ask(
      operation,
      { text: made.text },
      { headers: everywhere(made.text) },
    )
    if (opensTo(answer, null, scan) && answer !== null) return [{ falseKey: made, answer }]
  }
  const guarded = scan.operations.filter(
    (each) => isReading(each) && isGuarded(scan.judgementOf(each)),
  )
  const isThorough = pickSpread(guarded, SPREAD).includes(operation)
  const accepted: Accepted[] = []
  for (const falseKey of listFalseKeys(opened?.key ?? null).slice(0, isThorough ? undefined : 2)) {
    const placement = opened === null ? {} : { placement: opened.key.placement }
    const answer = await scan.ask(operation, { text: falseKey.text }, placement)
    if (answer === null || !opensTo(answer, good, scan)) continue
    accepted.push({ falseKey, answer })
    if (falseKey.severity === 'critical') break
  }
  return accepted
}

/** Where the target reads keys is not known without one: every usual place at once. */
function everywhere(text: string): Readonly<Record<string, string>> {
  return {
    'X-API-Key': text,
    Authorization: `Bearer ${text}`,
    'X-Auth-Token': text,
    'Api-Key': text,
  }
}

function rank({ falseKey }: Accepted): number {
  const order: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info']
  return order.indexOf(falseKey.severity)
}

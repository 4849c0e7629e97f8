/** Decides what the report says was not tested, and how to have it tested. */
import type { MissingPart, OperationCoverage } from '../../scan-report.ts'
import type { ScanSettings } from '../../scan-settings.ts'
import type { ScanStopped } from '../client/exchange.ts'
import type { ScanKnowledge } from './scan-knowledge.ts'

export interface ScanEnding {
  readonly stop: ScanStopped | null
  readonly failedRules: ReadonlySet<string>
  readonly skipped: readonly OperationCoverage[]
  /** Nothing was asked, since nobody could say who would have answered. */
  readonly isCertificateRefused: boolean
}

export function listMissing(
  settings: ScanSettings,
  knowledge: ScanKnowledge,
  { stop, failedRules, skipped, isCertificateRefused }: ScanEnding,
): readonly MissingPart[] {
  const missing = [
    ...listMissingKeys(settings, knowledge),
    ...listMissingOperations(knowledge, isCertificateRefused),
  ]
  const { judgements } = knowledge
  if (knowledge.shutOutWith !== null) {
    missing.push({
      what:
        `What answered at first was refused later (${knowledge.shutOutWith}), as if the scanner ` +
        'had been shut out: refusals may come from that.',
      how: 'Scan again more slowly, with --rate, or let the scanner through.',
    })
  }
  const limited = [...judgements.values()].filter(({ none }) => none.access === 'limited').length
  if (limited > 0) {
    missing.push({
      what: `${limited} operations answered only that too much was asked.`,
      how: 'Scan again more slowly, with --rate, or lift the limit for the scanner.',
    })
  }
  const elsewhere = findOtherOrigin(settings, judgements)
  if (elsewhere !== null) {
    missing.push({
      what: `Most operations only lead to ${elsewhere}, so that they were not tested themselves.`,
      how: `Scan ${elsewhere} in place of this address.`,
    })
  }
  const beyond = skipped.find((each) => each.reason?.startsWith('beyond ') === true)
  if (beyond !== undefined) {
    missing.push({
      what: `Operations were left out: there were more of them, ${beyond.reason}.`,
      how: 'Raise the budget with --requests, or scan a part of the API.',
    })
  }
  if (settings.onlyRules !== undefined || (settings.skippedRules ?? []).length > 0) {
    missing.push({
      what: 'Rules were left out, so the grade says nothing of what they look for.',
      how: 'Scan without --only and --skip; accept what is known with --baseline.',
    })
  }
  if (stop !== null) missing.push(tellStop(stop, settings))
  for (const id of [...failedRules].sort()) {
    missing.push({
      what: `The rule ${id} failed on an answer of this target, so its result is not complete.`,
      how: 'Report it with the answer that it failed on; the other rules are not affected.',
    })
  }
  return missing
}

/** At most one thing keeps operations from being known: the first of these. */
function* listMissingOperations(
  { operations, document, documentProblems }: ScanKnowledge,
  isCertificateRefused: boolean,
): Generator<MissingPart> {
  if (isCertificateRefused) {
    yield {
      what: 'The certificate of the target was not accepted, so that nothing was asked of it.',
      how: 'Give its authority with --ca, or go on in spite of it with --insecure.',
    }
  } else if (operations.length === 0) {
    yield {
      what: 'No operation of the API was found, so that only the server itself was tested.',
      how: 'Give its OpenAPI document with --openapi, or operations with --operation.',
    }
  } else if (document === null) {
    const isBroken = documentProblems.length > 0
    const state = isBroken ? 'The OpenAPI document cannot be used' : 'There is no OpenAPI document'
    yield {
      what: `${state}: operations that nothing links to were not tested.`,
      how: isBroken
        ? 'Correct its problems, which the report lists, or give another one with --openapi.'
        : 'Give the document with --openapi FILE or URL.',
    }
  }
}

/** Where most operations redirect to: plain HTTP to HTTPS, or a name to another one. */
function findOtherOrigin(
  settings: ScanSettings,
  judgements: ScanKnowledge['judgements'],
): string | null {
  const origin = new URL(settings.target).origin
  const found = [...judgements.values()].flatMap(({ none: { answer } }) => {
    if (answer === null || answer.status < 300 || answer.status >= 400) return []
    const url = URL.parse(answer.headers.get('location') ?? '', answer.request.url)
    return url === null || url.origin === 'null' || url.origin === origin ? [] : [url.origin]
  })
  return found.length * 2 > judgements.size ? (found[0] ?? null) : null
}

function* listMissingKeys(
  { keys }: ScanSettings,
  { keys: proven, unprovenKeys }: ScanKnowledge,
): Generator<MissingPart> {
  if (keys.every((each) => each.isRevoked === true)) {
    yield {
      what: 'No key was given: nothing behind authentication was tested.',
      how: 'Give a key with --key; two keys of different owners or scopes allow all tests.',
    }
    return
  }
  for (const { name } of unprovenKeys) {
    yield {
      what: `The key ${name} was not seen to open anything that is closed without it.`,
      how:
        'Check the key, say with --key-placement how it is sent, or give an operation that needs ' +
        'it: where everything is open, no key can be proven.',
    }
  }
  if (proven.length === 1 && unprovenKeys.length === 0) {
    yield {
      what: 'Only one key was given: whether one caller reaches what is another’s was not tested.',
      how: 'Give a second key, of another owner or with fewer scopes, with --key.',
    }
  }
}

function tellStop({ reason }: ScanStopped, settings: ScanSettings): MissingPart {
  if (reason === 'budget') {
    return {
      what: `The budget of ${settings.requestsBudget} requests was spent before all was tested.`,
      how: 'Raise it with --requests, or scan a part of the API.',
    }
  }
  if (reason === 'cancelled') {
    return { what: 'The scan was cancelled before all was tested.', how: 'Let it run to its end.' }
  }
  return {
    what: 'The target stopped answering before all was tested.',
    how: 'See why it went away, then scan again, more slowly if need be.',
  }
}

/** Decides how rules ask the target, and that a caller's key never leaves for another origin. */
import type { ScanSettings } from '../../scan-settings.ts'
import type { Answer, ProbeClient, ProbeRequest } from '../client/exchange.ts'
import { fillOperation } from '../inventory/fill-operation.ts'
import { placeKey } from '../keys/place-key.ts'
import type { Operation } from '../operation.ts'
import { isLikeNotFound } from '../oracle/learn-not-found.ts'
import { type AccessReading, readAccess } from '../oracle/read-access.ts'
import type { AskChanges, Caller, ScanContext } from '../scan-context.ts'
import { describeAnswer } from './describe-answer.ts'
import { isLoopbackHost } from './is-loopback-host.ts'
import type { Masker } from './open-masker.ts'
import type { ScanKnowledge } from './scan-knowledge.ts'
import { sendThroughSlash } from './send-through-slash.ts'

export function openScanContext(
  settings: ScanSettings,
  client: ProbeClient,
  knowledge: ScanKnowledge,
  masker: Masker,
): ScanContext {
  const target = new URL(settings.target)
  const baseUrl = `${target.origin}${target.pathname}`.replace(/\/+$/, '')
  const requestFor = (operation: Operation, caller: Caller, changes: AskChanges = {}) => {
    const identifiers = identifiersFor(knowledge, operation, caller)
    const request = fillOperation(baseUrl, operation, identifiers, changes)
    return carry(request, caller, changes, knowledge, target.origin)
  }
  return {
    settings,
    baseUrl,
    origin: target.origin,
    isLoopback: isLoopbackHost(target.hostname),
    isTls: target.protocol === 'https:',
    client,
    get document() {
      return knowledge.document
    },
    get operations() {
      return knowledge.operations
    },
    get pages() {
      return knowledge.pages
    },
    get keys() {
      return knowledge.keys
    },
    get unprovenKeys() {
      return knowledge.unprovenKeys
    },
    get placement() {
      return knowledge.placement
    },
    get madeUpKey() {
      return knowledge.madeUpKey
    },
    judgementOf: (operation) => knowledge.judgements.get(operation),
    get judgements() {
      return [...knowledge.judgements.values()]
    },
    ask: async (operation, caller, changes) => {
      const request = requestFor(operation, caller, changes)
      // Wrong keys are often locked out for long, which is an answer, too.
      const isNeeded = caller === null || 'placement' in caller
      return sendThroughSlash(client, { ...request, isNeeded })
    },
    requestFor,
    fetchPath: async (path, headers = {}) => {
      const url = URL.parse(path, target.origin)
      if (url === null || url.origin !== target.origin) return null
      return client.send({ method: 'GET', url: url.href, headers })
    },
    readAccess: (answer) => readKnownAccess(answer, knowledge),
    isNotFound: (answer) => isLikeNotFound(knowledge.notFound, answer),
    describe: (answer: Answer) => describeAnswer(answer, masker, knowledge.placement),
    identifiersSeen: (caller, operation, parameter) =>
      listSeen(knowledge, caller, operation, parameter),
    mask: (text) => masker(text),
  }
}

function readKnownAccess(answer: Answer | null, knowledge: ScanKnowledge): AccessReading {
  const reading = readAccess(answer, knowledge.notFound)
  const isDoubtful = reading.access === 'open' || reading.access === 'unclear'
  if (answer === null || !isDoubtful || !knowledge.refusals.has(answer)) return reading
  return { access: 'refused', because: 'the answer that strangers get' }
}

/** A key is asked with what it was shown itself; strangers with what a key was shown. */
function identifiersFor(
  { book, shown }: ScanKnowledge,
  operation: Operation,
  caller: Caller,
): Readonly<Record<string, string>> {
  const common = shown.get(operation) ?? {}
  if (caller === null || !('placement' in caller)) return common
  const own = book.choose(caller.name, operation)
  return Object.keys(own).length > 0 ? own : common
}

function listSeen(
  { book }: ScanKnowledge,
  caller: Caller,
  operation: Operation,
  parameter: string,
): readonly string[] {
  const name = callerName(caller)
  const chosen = book.choose(name, operation)
  const start = operation.path.indexOf(`{${parameter}}`)
  const before = operation.path
    .slice(0, Math.max(0, start))
    .replace(/\{([^{}]+)\}/g, (whole, each: string) => encodeURIComponent(chosen[each] ?? whole))
  return book.list(name, operation, parameter, before.replace(/\/$/, ''))
}

/** How the book of identifiers knows a caller. */
function callerName(caller: Caller): string {
  return caller !== null && 'name' in caller ? caller.name : ''
}

function carry(
  request: ProbeRequest,
  caller: Caller,
  changes: AskChanges,
  knowledge: ScanKnowledge,
  origin: string,
): ProbeRequest {
  if (caller === null || new URL(request.url).origin !== origin) return request
  const own = 'placement' in caller ? caller.placement : knowledge.placement
  return placeKey(request, changes.placement ?? own, caller.text)
}

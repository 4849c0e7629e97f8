/** Decides the course of a scan: inventory, unknown paths, keys, access, rules, report. */
import { KeywardError } from '../../../base/errors.ts'
import type { OperationCoverage, ScanReport } from '../../scan-report.ts'
import type {
  KeyPlacement,
  ScanEnvironment,
  ScanProgress,
  ScanSettings,
} from '../../scan-settings.ts'
import { type ProbeClient, type ProbeRequest, ScanStopped } from '../client/exchange.ts'
import { openProbeClient } from '../client/open-probe-client.ts'
import { takeInventory } from '../inventory/take-inventory.ts'
import { isRarePlacement } from '../keys/list-placements.ts'
import { makeUpKey } from '../keys/make-up-key.ts'
import { placeKey } from '../keys/place-key.ts'
import { proveKeys } from '../keys/prove-keys.ts'
import { learnNotFound, listImpossiblePaths } from '../oracle/learn-not-found.ts'
import type { ProbeRule } from '../probe-rule.ts'
import type { ProvenKey, ScanContext } from '../scan-context.ts'
import { dropPhantoms } from './drop-phantoms.ts'
import { harmlessChanges } from './harmless-changes.ts'
import { isLoopbackHost } from './is-loopback-host.ts'
import { judgeOperations } from './judge-operations.ts'
import { listSecretFields, openMasker } from './open-masker.ts'
import { openScanContext } from './open-scan-context.ts'
import { noteUnlooked, openResults, type RuleResults, runRules } from './run-rules.ts'
import { beginKnowledge, type ScanKnowledge } from './scan-knowledge.ts'
import { sendThroughSlash } from './send-through-slash.ts'
import { writeReport } from './write-report.ts'

const USUAL_PLACEMENT: KeyPlacement = { in: 'header', name: 'X-API-Key', scheme: '' }

/** Everything that the stages of one scan hand on to each other. */
interface ScanRun {
  readonly settings: ScanSettings
  readonly environment: ScanEnvironment
  readonly rules: readonly ProbeRule[]
  readonly client: ProbeClient
  readonly knowledge: ScanKnowledge
  readonly scan: ScanContext
  readonly skipped: OperationCoverage[]
  readonly results: RuleResults
}

/** Throws `target_unreachable` when nothing ever answered; whatever else stops it is reported. */
export async function runScan(
  settings: ScanSettings,
  environment: ScanEnvironment,
  rules: readonly ProbeRule[],
): Promise<ScanReport> {
  const startedAtMs = environment.clock.nowMs()
  const run = await beginRun(settings, environment, rules)
  const { client, knowledge, scan, skipped, results } = run
  let stop: ScanStopped | null = null
  try {
    await runStages(run)
  } catch (error) {
    if (!(error instanceof ScanStopped)) throw error
    stop = error
    noteUnlooked(rules, stop, results)
  } finally {
    await client.close()
  }
  // A certificate that nobody can check is all that a scan may have seen, and worth a report.
  const isSilent = client.answers.length === 0 && results.sightings.length === 0
  if (isSilent && stop?.reason !== 'cancelled') throw unreachable(client, scan)
  tell(run, 'done', 'done', 1, 1)
  return writeReport({
    settings,
    version: environment.version,
    startedAtMs,
    endedAtMs: environment.clock.nowMs(),
    client,
    knowledge,
    skipped,
    results,
    stop,
    mask: scan.mask,
  })
}

async function beginRun(
  settings: ScanSettings,
  environment: ScanEnvironment,
  rules: readonly ProbeRule[],
): Promise<ScanRun> {
  // Nobody is in between on loopback; the certificate is judged by a rule of its own.
  const isLoopback = isLoopbackHost(new URL(settings.target).hostname)
  const isInsecure = settings.isInsecure || isLoopback
  const client = await openProbeClient({ ...settings, isInsecure }, environment)
  const texts = settings.keys.map((each) => each.text)
  const madeUpKey = makeUpKey(texts, environment.randomBytes)
  const knowledge = beginKnowledge(settings.keyPlacement ?? USUAL_PLACEMENT, madeUpKey)
  const masker = openMasker([...texts, madeUpKey, ...listSecretFields(settings.headers)])
  const scan = openScanContext(settings, client, knowledge, masker)
  const results = openResults(environment.onRuleFailure)
  return { settings, environment, rules, client, knowledge, scan, skipped: [], results }
}

async function runStages(run: ScanRun): Promise<void> {
  const { settings, knowledge, scan, rules, results } = run
  tell(run, 'inventory', 'looking for operations', 0, 1)
  await takeStock(run, settings)
  await learn(run, null)
  tell(run, 'keys', 'trying the given keys', 0, settings.keys.length)
  await learnKeys(run)
  const [key] = knowledge.keys
  if (key !== undefined) {
    // The inventory tries usual places alone: with this one it sees what is behind the door.
    if (isRarePlacement(key, scan))
      await takeStock(run, { ...settings, keyPlacement: key.placement })
    await learn(run, key)
  }
  const total = knowledge.operations.length
  tell(run, 'access', 'asking every operation', 0, total)
  await judgeOperations(scan, knowledge, (done) => {
    tell(run, 'access', 'asking every operation', done, total)
  })
  dropPhantoms(knowledge, scan)
  await noteShutOut(run)
  await runRules(rules, scan, results, (rule, done) => {
    tell(run, 'rules', rule.id, done, rules.length)
  })
}

/** What was asked once is not asked again: a second time costs only what is new. */
async function takeStock(run: ScanRun, settings: ScanSettings): Promise<void> {
  const { environment, client, knowledge, skipped } = run
  const inventory = await takeInventory({ settings, environment, client })
  knowledge.document = inventory.document
  knowledge.documentProblems = inventory.documentProblems
  knowledge.operations = inventory.operations
  knowledge.pages = inventory.pages
  skipped.splice(0, skipped.length, ...inventory.skipped)
}

/** What the target says of paths that cannot exist, to nobody or to a good key. */
async function learn({ knowledge, scan, client, environment }: ScanRun, key: ProvenKey | null) {
  const paths = listImpossiblePaths(
    knowledge.operations.map((each) => each.path),
    new URL(scan.baseUrl).pathname,
    () => makeName(environment.randomBytes),
  )
  const answers = []
  for (const path of paths) {
    const request = { method: 'GET', url: new URL(path, scan.origin).href }
    const carried = key === null ? request : placeKey(request, key.placement, key.text)
    answers.push(await client.send(carried))
  }
  const learnt = learnNotFound(answers)
  knowledge.notFound = { samples: [...knowledge.notFound.samples, ...learnt.samples] }
}

/** Many targets close the door to whoever asks a lot: from then on refusals tell nothing. */
async function noteShutOut({ client, knowledge }: ScanRun): Promise<void> {
  const early = client.answers.find(
    ({ status, request }) => request.method === 'GET' && (status < 400 || status === 404),
  )
  if (early === undefined) return
  const now = await client.send({ ...early.request, isFresh: true })
  if (now !== null && [401, 403, 429].includes(now.status)) knowledge.shutOutWith = now.status
}

async function learnKeys({ scan, client, knowledge }: ScanRun): Promise<void> {
  const proof = await proveKeys(scan, (operation, text, placements, isFresh = false) => {
    const changes = operation.method === 'GET' ? {} : harmlessChanges(operation)
    const request = scan.requestFor(operation, null, changes)
    if (text === null) return sendThroughSlash(client, { ...request, isNeeded: true })
    if (new URL(request.url).origin !== scan.origin) return Promise.resolve(null)
    const isNeeded = text !== knowledge.madeUpKey
    const plain: ProbeRequest = { ...request, isNeeded, isFresh }
    const carried = placements.reduce((each, place) => placeKey(each, place, text), plain)
    return sendThroughSlash(client, carried)
  })
  knowledge.keys = proof.keys
  knowledge.unprovenKeys = proof.unproven
  knowledge.placement = proof.placement ?? knowledge.placement
}

/** Letters only, so that it is neither an identifier nor a word. */
function makeName(randomBytes: (count: number) => Uint8Array): string {
  const letters = [...randomBytes(14)].map((each) => String.fromCharCode(97 + (each % 26)))
  return `kw${letters.join('')}`
}

function tell(
  { environment, client }: ScanRun,
  phase: ScanProgress['phase'],
  doing: string,
  done: number,
  total: number,
): void {
  environment.onProgress?.({ phase, doing, done, total, requestsSent: client.requestsSent })
}

function unreachable(client: ProbeClient, scan: ScanContext): KeywardError {
  const failure = client.failures[0]
  const because = failure === undefined ? 'nothing answered' : failure.detail
  const way = scan.settings.proxy === undefined ? '' : ' (by way of the proxy)'
  const detail = scan.mask(`${scan.origin}${way}: ${because}`)
  return new KeywardError('target_unreachable', { detail })
}

/** Decides which of the given keys are good, and where the target reads them. */
import { limits } from '../../../base/limits.ts'
import type { GivenKey, KeyPlacement } from '../../scan-settings.ts'
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import { normaliseText, similarityOf } from '../oracle/body-shape.ts'
import { hasData } from '../oracle/has-data.ts'
import type { ProvenKey, ScanContext } from '../scan-context.ts'
import { listDeclaredPlacements, listPlacements, rarePlacements } from './list-placements.ts'
import { nameOfPlacement } from './place-key.ts'
import { readPageHints } from './read-page-hints.ts'

export interface KeyProof {
  readonly keys: readonly ProvenKey[]
  readonly unproven: readonly GivenKey[]
  /** Where keys are read, as far as that showed; null when nothing did. */
  readonly placement: KeyPlacement | null
}

type AskAs = (
  operation: Operation,
  text: string | null,
  placements: readonly KeyPlacement[],
  /** To ask the same again, instead of remembering the answer. */
  isFresh?: boolean,
) => Promise<Answer | null>

/** An operation and what it answers to nobody. */
interface Trial {
  readonly operation: Operation
  readonly none: Answer | null
}

/** Two answers this alike say the same. */
const ALIKE = 0.9
const DIFFERENT = 0.5

/**
 * A key is proven when an operation lets it in that turns away both nobody and a made-up key. The
 * document and the challenges say where keys are read; if they are silent, usual places are tried.
 */
export async function proveKeys(scan: ScanContext, ask: AskAs): Promise<KeyProof> {
  const trials = await listTrials(scan, ask)
  const refusals = trials.flatMap(({ none }) =>
    none === null || scan.readAccess(none).access === 'open' ? [] : [none],
  )
  const { settings, document } = scan
  const declared = [
    ...listDeclaredPlacements(settings, document, refusals),
    ...(settings.keyPlacement === undefined ? readPageHints(scan.pages) : []),
  ]
  const isFixed = settings.keyPlacement !== undefined
  const keys: ProvenKey[] = []
  const unproven: GivenKey[] = []
  let careless: KeyPlacement | null = null
  for (const key of settings.keys.filter((each) => each.isRevoked !== true)) {
    const known = keys.map((each) => each.placement)
    const places = listPlacements(key, [...known, ...declared], isFixed)
    const likely = new Set([...known, ...declared].map(nameOfPlacement))
    const usual = await findPlacement(scan, key, places, likely, trials, ask)
    const isEnough = isFixed || usual.proven !== null || usual.careless !== null
    const found = isEnough ? usual : await findRarePlacement(scan, key, trials, ask)
    careless ??= found.careless
    if (found.proven === null) unproven.push(key)
    else keys.push({ ...key, placement: found.proven })
  }
  const placement =
    careless ?? keys[0]?.placement ?? declared[0] ?? (await findReaction(scan, trials, ask))
  return { keys, unproven, placement }
}

/** Those that read before those that write; then those that need no identifier. */
function weighSimplicity({ method, path }: Operation): number {
  return (method === 'GET' ? 0 : limits.pathSegmentsMax) + path.split('{').length
}

/** Those that refuse strangers first: an open one proves nothing, but may answer more to a key. */
async function listTrials(scan: ScanContext, ask: AskAs): Promise<readonly Trial[]> {
  // Where nothing can be read, an operation that writes is asked with an empty body.
  const writing = scan.settings.isActive ? ['POST', 'PUT', 'PATCH'] : []
  const readable = scan.operations.filter(({ method }) => ['GET', ...writing].includes(method))
  const bySimplicity = readable.toSorted((a, b) => weighSimplicity(a) - weighSimplicity(b))
  const trials: (Trial & { readonly weight: number })[] = []
  for (const operation of bySimplicity.slice(0, limits.keyProofOperationsMax)) {
    const none = await ask(operation, null, [])
    const { access } = scan.readAccess(none)
    const isClosed = access === 'refused' || access === 'unclear' || access === 'failed'
    const byAccess = access === 'refused' ? 0 : isClosed ? 1 : access === 'absent' ? 2 : 3
    const weight = operation.method === 'GET' ? byAccess : byAccess + 4
    if (none !== null) trials.push({ operation, none, weight })
  }
  return trials.toSorted((a, b) => a.weight - b.weight)
}

interface FoundPlacement {
  readonly proven: KeyPlacement | null
  /** Here keys are read, and any text is taken for one. */
  readonly careless: KeyPlacement | null
}

async function findPlacement(
  scan: ScanContext,
  key: GivenKey,
  places: readonly KeyPlacement[],
  likely: ReadonlySet<string>,
  trials: readonly Trial[],
  ask: AskAs,
): Promise<FoundPlacement> {
  let weak: KeyPlacement | null = null
  let careless: KeyPlacement | null = null
  const first = trials.slice(0, limits.keyTrialOperationsMax)
  const rest = trials.slice(limits.keyTrialOperationsMax)
  for (const { place, tried } of [
    ...places.map((place) => ({ place, tried: first })),
    ...places
      .filter((each) => likely.has(nameOfPlacement(each)))
      .map((place) => ({ place, tried: rest })),
  ]) {
    for (const trial of tried) {
      const proof = await weigh(scan, key, place, trial, ask)
      if (proof === 'strong') return { proven: place, careless }
      if (proof === 'weak') weak ??= place
      if (proof === 'careless') careless ??= place
    }
  }
  return { proven: weak, careless }
}

/**
 * Strong: data that strangers do not get. Weak: it got past the door, but not to any data.
 * Careless: data, and a made-up key gets it just as well.
 */
async function weigh(
  scan: ScanContext,
  key: GivenKey,
  place: KeyPlacement,
  { operation, none }: Trial,
  ask: AskAs,
): Promise<'strong' | 'weak' | 'careless' | null> {
  const good = await ask(operation, key.text, [place])
  if (good === null || none === null || isAlike(good, none)) return null
  const access = scan.readAccess(good).access
  if (access === 'limited' || access === 'failed') return null
  const bad = await ask(operation, scan.madeUpKey, [place])
  if (bad === null) return null
  const strangers = [none, bad].map((each) => scan.readAccess(each).access)
  const isData = access === 'open' && hasData(good)
  if (isData && strangers[0] !== 'open' && strangers[1] === 'open') return 'careless'
  if (isAlike(good, bad)) return null
  if (strangers[0] === 'refused' && strangers[1] === 'limited' && isData) {
    return isStillOpen(scan, await ask(operation, key.text, [place], true)) ? 'strong' : null
  }
  if (strangers.includes('limited')) return null
  if (strangers.every((each) => each !== 'open')) {
    if (isData) return 'strong'
    return strangers.every((each) => each === 'refused') && good.status !== bad.status
      ? 'weak'
      : null
  }
  // A refusal in words that nobody foresaw: the same to all strangers, and quite unlike the data.
  const isSame = likeness(none, bad) >= ALIKE
  return isData && isSame && likeness(good, none) < DIFFERENT ? 'strong' : null
}

/** Then guesses were stopped, as after an earlier scan, and not whoever comes too often. */
function isStillOpen(scan: ScanContext, good: Answer | null): boolean {
  return good !== null && scan.readAccess(good).access === 'open' && hasData(good)
}

/** All of a kind at once: a field that a target does not know changes nothing. */
async function findRarePlacement(
  scan: ScanContext,
  key: GivenKey,
  trials: readonly Trial[],
  ask: AskAs,
): Promise<FoundPlacement> {
  const first = trials.filter(({ operation }) => operation.method === 'GET').slice(0, 2)
  for (const places of rarePlacements) {
    for (const trial of first) {
      const answer = await ask(trial.operation, key.text, places)
      const { access } = scan.readAccess(answer)
      if (answer === null || trial.none === null || access === 'limited') continue
      if (isAlike(answer, trial.none)) continue
      const found = await findPlacement(scan, key, places, new Set(), [trial], ask)
      if (found.proven !== null || found.careless !== null) return found
    }
  }
  return { proven: null, careless: null }
}

/** Where a made-up key changes the answer, keys are read. */
async function findReaction(
  scan: ScanContext,
  trials: readonly Trial[],
  ask: AskAs,
): Promise<KeyPlacement | null> {
  const trial = trials.find(({ none }) => scan.readAccess(none).access === 'refused')
  if (trial === undefined || trial.none === null) return null
  const model = { name: '', text: scan.madeUpKey }
  for (const place of listPlacements(model, [], false)) {
    const answer = await ask(trial.operation, scan.madeUpKey, [place])
    if (answer === null || scan.readAccess(answer).access === 'limited') continue
    if (answer.status >= 500) continue
    if (!isAlike(answer, trial.none)) return place
  }
  return null
}

function isAlike(first: Answer, second: Answer): boolean {
  return first.status === second.status && likeness(first, second) >= ALIKE
}

function likeness(first: Answer, second: Answer): number {
  return similarityOf(normaliseText(first.text), normaliseText(second.text))
}

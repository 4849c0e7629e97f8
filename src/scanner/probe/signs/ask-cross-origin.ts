/** Decides what the target lets pages of other origins read, and where that is asked. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import type { Operation } from '../operation.ts'
import type { Caller, ScanContext } from '../scan-context.ts'
import { listOpenAnswers } from './list-open-answers.ts'
import { nameResource } from './name-resource.ts'

export interface CorsPlace {
  readonly operation: Operation
  readonly caller: Caller
  /** Strangers are turned away, keys get data. */
  readonly isKeyed: boolean
}

export interface CorsGrant {
  readonly answer: Answer
  /** Of Access-Control-Allow-Origin. */
  readonly origin: string
  readonly allowsCredentials: boolean
}

/** Guarded operations first, and of each resource one of each kind before a second. */
export function pickCorsPlaces(scan: ScanContext): readonly CorsPlace[] {
  const first: CorsPlace[] = []
  const rest: CorsPlace[] = []
  const seen = new Set<string>()
  for (const judgement of scan.judgements) {
    const { operation } = judgement
    if (operation.method !== 'GET') continue
    const open = listOpenAnswers(operation, scan)[0]
    const isKeyed = judgement.none.access === 'refused'
    if (open === undefined && !isKeyed) continue
    const place = { operation, caller: open?.caller ?? null, isKeyed }
    const kind = `${nameResource(operation.path)} ${isKeyed}`
    if (seen.has(kind)) rest.push(place)
    else first.push(place)
    seen.add(kind)
  }
  const ordered = [...first, ...rest]
  ordered.sort((one, other) => Number(other.isKeyed) - Number(one.isKeyed))
  return ordered.slice(0, limits.probeCorsOperationsMax)
}

/** Null when the answer lets no page of this origin read it. */
export async function askFrom(
  origin: string,
  place: CorsPlace,
  scan: ScanContext,
): Promise<CorsGrant | null> {
  const answer = await scan.ask(place.operation, place.caller, { headers: { Origin: origin } })
  const granted = answer?.headers.get('access-control-allow-origin')?.trim()
  if (answer === null || granted === undefined || granted === '') return null
  const credentials = answer.headers.get('access-control-allow-credentials') ?? ''
  return { answer, origin: granted, allowsCredentials: credentials.trim().toLowerCase() === 'true' }
}

/** True when the preflight lets a page send the field that carries keys. */
export async function mayPageSendKey(
  origin: string,
  place: CorsPlace,
  scan: ScanContext,
): Promise<boolean> {
  const name = scan.placement.in === 'header' ? scan.placement.name.toLowerCase() : 'authorization'
  const request = scan.requestFor(place.operation, null)
  const answer = await scan.client.send({
    method: 'OPTIONS',
    url: request.url,
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': name,
    },
  })
  const allowed = answer?.headers.get('access-control-allow-headers')?.toLowerCase() ?? ''
  const names = allowed.split(',').map((each) => each.trim())
  // The asterisk covers every field but Authorization (Fetch standard).
  return names.includes(name) || (names.includes('*') && name !== 'authorization')
}

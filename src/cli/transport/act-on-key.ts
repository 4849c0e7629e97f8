/** Decides how a command does one thing to a key that is named by its id, and tells it. */
import { neutralise } from '../../base/text/neutralise.ts'
import type { CliContext } from '../cli-context.ts'
import { type Outcome, succeed } from '../outcome.ts'
import type { KeyJson } from '../wire.ts'
import { type ConnectionValues, toSegment, withTransport } from './transport.ts'

interface KeyAction {
  /** The rest of the path: `revoke`, `rotation/finish`. */
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  /** A sentence; `label` is id and name, made harmless. */
  readonly tell: (label: string, key: KeyJson) => string
}

export function actOnKey(
  context: CliContext,
  options: ConnectionValues,
  id: string,
  { path, body, tell }: KeyAction,
): Promise<Outcome> {
  return withTransport(context, options, async (transport) => {
    const to = `/v1/keys/${toSegment(id)}/${path}`
    const key = (await transport.call('POST', to, body)) as KeyJson
    return succeed(key, () => `${tell(neutralise(`${key.id} ${key.name}`.trim()), key)}\n`)
  })
}

/** Decides what lasting exchanges may still do: judged as at their start, and nothing is spent. */
import { andThen, type MaybePromise } from '../base/maybe-promise.ts'
import { type LiveApi, prepareApi } from '../engine/apis/live-api.ts'
import type { Engine } from '../engine/engine.ts'
import { findDenial } from '../engine/keys/find-denial.ts'
import { LiveKey } from '../engine/keys/live-key.ts'
import { proveAgain } from '../engine/keys/prove-again.ts'
import type { Asked, Rights } from './open-exchanges.ts'

/** Holds what is open to all, as long as it is. */
export const EVERYBODY = Symbol('everybody')

const NO_SCOPES: readonly string[] = []

/** For exchanges of that API, held by the `LiveKey` that was allowed, or by `EVERYBODY`. */
export function createRightsFinder(engine: Engine, apiId: string) {
  const known = new WeakMap<LiveKey | LiveApi, Rights>()
  const share = (by: LiveKey | LiveApi): Rights => {
    const rights = known.get(by) ?? { findRefusal: (asked) => findRefusal(engine, by, asked) }
    known.set(by, rights)
    return rights
  }
  return (holder: unknown): MaybePromise<Rights | false> => {
    if (holder instanceof LiveKey) {
      return andThen(proveAgain(engine, holder), (live) => live !== undefined && share(live))
    }
    if (holder !== EVERYBODY) return false
    return andThen(engine.storage.findApi(apiId), (source) => {
      return source !== undefined && share(prepareApi(source))
    })
  }
}

function findRefusal(engine: Engine, by: LiveKey | LiveApi, { target, address }: Asked) {
  if (!(by instanceof LiveKey)) return by.isPublic(target) ? null : 'unauthorized'
  const route = by.api.findRoute(target)
  const denial = findDenial(by, { scopes: NO_SCOPES, address }, route, engine.clock.nowMs())
  return denial === null ? null : 'forbidden'
}

/** Decides what the options about the life of keys become in a request on an API. */
import { pickDefined } from '../../server/defined-fields.ts'
import { type OptionValues, refuseOption } from '../option.ts'
import type { updateApiShape } from '../specs/api-specs.ts'

type PolicyValues = Pick<
  OptionValues<typeof updateApiShape.options>,
  | 'maxLifetime'
  | 'defaultLifetime'
  | 'rotateEvery'
  | 'rotationGrace'
  | 'onExposure'
  | 'onLeak'
  | 'tokenLifetime'
  | 'tokenAudience'
  | 'requireDpop'
>

/** Nothing when none of them was given. */
export function createKeyPolicyBody(values: PolicyValues): Record<string, unknown> {
  const { requireDpop, maxLifetime, defaultLifetime } = values
  if ((defaultLifetime ?? 0) > (maxLifetime ?? Number.POSITIVE_INFINITY)) {
    refuseOption('--default-lifetime', 'must not be longer than --max-lifetime')
  }
  const keyPolicy = pickDefined({
    maxLifetimeMs: values.maxLifetime,
    defaultLifetimeMs: values.defaultLifetime,
    rotateEveryMs: values.rotateEvery,
    rotationGraceMs: values.rotationGrace,
    onExposure: values.onExposure,
    onLeak: values.onLeak,
    tokenLifetimeMsMax: values.tokenLifetime,
    tokenAudiences: values.tokenAudience,
    requireDpop: requireDpop === undefined ? undefined : requireDpop === 'yes',
  })
  return Object.keys(keyPolicy).length === 0 ? {} : { keyPolicy }
}

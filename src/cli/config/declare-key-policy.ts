/** Decides what the key policy of the file means: spans such as 90d in milliseconds. */
import type { ApiChanges } from '../../engine/apis/api-settings.ts'
import { pickDefined } from '../../server/defined-fields.ts'
import { parseDuration } from '../text/parse-duration.ts'
import type { ApiConfig } from './config-schema.ts'

/** Only what is declared; the schema has looked at the form of the spans. */
export function declareKeyPolicy(config: ApiConfig['keyPolicy']): Pick<ApiChanges, 'keyPolicy'> {
  if (config === undefined) return {}
  const { onExposure, onLeak, tokenAudiences, requireDpop } = config
  const keyPolicy = pickDefined({
    maxLifetimeMs: toMs(config.maxLifetime),
    defaultLifetimeMs: toMs(config.defaultLifetime),
    rotateEveryMs: toMs(config.rotateEvery),
    rotationGraceMs: toMs(config.rotationGrace) ?? undefined,
    tokenLifetimeMsMax: toMs(config.tokenLifetime) ?? undefined,
    onExposure,
    onLeak,
    tokenAudiences,
    requireDpop,
  })
  return { keyPolicy }
}

function toMs(span: string | 0 | null | undefined): number | null | undefined {
  if (span === undefined || span === null || span === 0) return span
  return parseDuration(span)
}

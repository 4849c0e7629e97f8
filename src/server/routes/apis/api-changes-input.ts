/** Decides how the settings of an API in a body become changes: what is not named stays away. */
import type { z } from 'zod'
import type { ApiChanges } from '../../../engine/apis/api-settings.ts'
import { pickDefined } from '../../defined-fields.ts'
import type { updateApiBody } from '../../schemas/api-schema.ts'

export function toApiChanges({
  keyPolicy,
  ...settings
}: Omit<z.output<typeof updateApiBody>, 'version'>): ApiChanges {
  const policy = keyPolicy === undefined ? {} : { keyPolicy: pickDefined(keyPolicy) }
  return { ...pickDefined(settings), ...policy }
}

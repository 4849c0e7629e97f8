/** Decides how the settings of a key in a body become those of the engine: times in numbers. */
import type { z } from 'zod'
import type { KeySettings } from '../../../engine/keys/key-settings.ts'
import { pickDefined } from '../../defined-fields.ts'
import type { updateKeyBody } from '../../schemas/key-schema.ts'

type KeySettingsInput = Omit<z.output<typeof updateKeyBody>, 'version'>

export function toKeySettings({
  notBefore,
  expiresAt,
  ...same
}: KeySettingsInput): Partial<KeySettings> {
  return pickDefined({ ...same, notBeforeMs: notBefore, expiresAtMs: expiresAt })
}

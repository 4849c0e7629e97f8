/** Decides which targets the server may scan: option, then environment, then file; else none. */
import { KeywardError } from '../../base/errors.ts'
import type { AddressBlock } from '../../engine/policy/address-block.ts'
import {
  ALLOWED_TARGET_WHY,
  type AllowedTarget,
  parseAllowedTarget,
} from '../../server/scans/allowed-target.ts'
import type { ReadConfig } from '../config/read-config.ts'
import { parseBlocks } from '../text/parse-blocks.ts'

export interface ScanTargetSettings {
  readonly allowed: readonly AllowedTarget[]
  readonly privateNetworks: readonly AddressBlock[]
}

/** Error `usage_error` for the option; the list of the file has been looked at with the file. */
export function resolveScanTargets(
  option: readonly string[] | undefined,
  read: ReadConfig | null,
): ScanTargetSettings {
  const { allowedTargets = [], privateNetworks = [] } = read?.config.scans ?? {}
  const allowed = (option ?? allowedTargets).map((text) => {
    const target = parseAllowedTarget(text)
    if (target !== undefined) return target
    throw new KeywardError('usage_error', { detail: `--scan-target ${ALLOWED_TARGET_WHY}` })
  })
  return { allowed, privateNetworks: parseBlocks(privateNetworks) }
}

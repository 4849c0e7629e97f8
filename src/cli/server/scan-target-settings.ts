/** Decides which targets the server may scan: option, then environment, then file; else none. */
import { KeywardError } from '../../base/errors.ts'
import { type AddressBlock, parseAddressBlock } from '../../engine/policy/address-block.ts'
import { type AllowedTarget, parseAllowedTarget } from '../../server/scans/allowed-target.ts'
import { createConfigError, type ReadConfig } from '../config/read-config.ts'

export interface ScanTargetSettings {
  readonly allowed: readonly AllowedTarget[]
  readonly privateNetworks: readonly AddressBlock[]
}

const TARGET_WHY =
  'must be such as https://api.example.com or https://*.example.com, without a path'

/** Errors: `usage_error` for the option, `config_invalid` with line and column for the file. */
export function resolveScanTargets(
  option: readonly string[] | undefined,
  read: ReadConfig | null,
): ScanTargetSettings {
  const { allowedTargets = [], privateNetworks = [] } = read?.config.scans ?? {}
  const fromOption = option?.map((text) => {
    const target = parseAllowedTarget(text)
    if (target !== undefined) return target
    throw new KeywardError('usage_error', { detail: `--scan-target ${TARGET_WHY}` })
  })
  const parseEach = <T>(
    name: string,
    texts: readonly string[],
    parse: (text: string) => T | undefined,
    why: string,
  ) =>
    texts.map((text, index) => {
      const parsed = parse(text)
      if (parsed !== undefined) return parsed
      const at = read?.source.locate(['scans', name, index]) ?? ''
      throw createConfigError([{ at, message: `${name}.${index} ${why}` }])
    })
  const blockWhy = 'must be an address or CIDR block such as 10.0.0.0/8'
  return {
    allowed:
      fromOption ?? parseEach('allowedTargets', allowedTargets, parseAllowedTarget, TARGET_WHY),
    privateNetworks: parseEach('privateNetworks', privateNetworks, parseAddressBlock, blockWhy),
  }
}

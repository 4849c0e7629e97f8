/** Decides the settings of a scan from what the command line says, and what it may not say. */
import { X509Certificate } from 'node:crypto'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { nameOperation } from '../../scanner/probe/operation.ts'
import type { ScanSettings } from '../../scanner/scan-settings.ts'
import type { CliContext } from '../cli-context.ts'
import { readInput } from '../files/read-input.ts'
import type { OptionValues } from '../option.ts'
import { readVersion } from '../read-version.ts'
import type { scanShape } from '../specs/scan-specs.ts'
import type { ChosenRules } from './choose-rules.ts'
import type { ParsedTarget } from './parse-target.ts'
import { readScanKeys } from './read-scan-keys.ts'

/** What the command of a scan was given; a command that scans for another reason gives less. */
export type ScanOptions = Partial<OptionValues<typeof scanShape.options>>

/**
 * The same everywhere, so that a baseline holds on every machine. It keeps no secret: what goes
 * into a fingerprint of this scan is rule and place, never a key.
 */
const FINGERPRINT_KEY = 'keyward.scan/1'

/** Fields that carry credentials: sent with every request, no request is without them. */
const CREDENTIAL_FIELD =
  /^(?:authorization|cookie|proxy-authorization|.*(?:api-?key|token|secret).*)$/i

export async function resolveScanSettings(
  context: CliContext,
  target: ParsedTarget,
  options: ScanOptions,
  rules: ChosenRules,
): Promise<ScanSettings> {
  const { active = false, header = [], ca, timeout } = options
  checkActive(target, options)
  warnOfHeaders(context, header)
  const local = target.isLoopback
  return {
    target: target.url,
    keys: await readScanKeys(options, context.environment),
    openapi: options.openapi,
    operations: options.operation ?? [],
    isActive: active,
    namedDestructive: (options.allowDestructive ?? []).map(nameOperation),
    headers: Object.fromEntries(header),
    keyPlacement: options.keyPlacement,
    allowedOrigins: options.allowOrigin ?? [],
    proxy: options.proxy,
    isInsecure: options.insecure ?? false,
    ca: ca === undefined ? undefined : await readCertificates(ca),
    requestsBudget: options.requests ?? limits.scanRequestsDefault,
    requestsPerSecond:
      options.rate ?? (local ? limits.scanLocalRateDefault : limits.scanRateDefault),
    concurrency: options.concurrency ?? limits.scanConcurrencyDefault,
    timeoutMs: timeout ?? limits.scanTimeoutMsDefault,
    userAgent: `keyward-scan/${readVersion()}`,
    fingerprintKey: FINGERPRINT_KEY,
    ...rules,
  }
}

function checkActive({ isLoopback }: ParsedTarget, options: ScanOptions): void {
  const { active = false, iOwnThisTarget = false, allowDestructive } = options
  if (allowDestructive !== undefined && !active) {
    refuse('--allow-destructive needs --active')
  }
  if (active && !isLoopback && !iOwnThisTarget) {
    refuse(
      '--active sends what may change or break something: for a target that is not on this ' +
        'machine, say with --i-own-this-target that you may do so',
    )
  }
}

function warnOfHeaders(
  { warn }: CliContext,
  header: readonly (readonly [name: string, value: string])[],
): void {
  for (const [name] of header) {
    if (!CREDENTIAL_FIELD.test(name)) continue
    warn(
      `--header ${name} goes with every request, so that nothing is asked without it: ` +
        'to have a key tested, give it with --key-env or --key-file',
    )
  }
}

/** Told now: a certificate that cannot be read looks later as if the target had a wrong one. */
async function readCertificates(path: string): Promise<string> {
  const text = await readInput(path, limits.scanCaBytesMax)
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    for (const block of blocks) new X509Certificate(block)
  } catch {
    refuse(`--ca ${path} holds a certificate that cannot be read`)
  }
  if (blocks.length === 0) refuse(`--ca ${path} holds no certificate in PEM`)
  return text
}

function refuse(detail: string): never {
  throw new KeywardError('usage_error', { detail })
}

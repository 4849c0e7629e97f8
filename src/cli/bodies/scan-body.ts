/** Decides what the options of a scan or of a schedule become in the body of a request. */

interface ScanBodyOptions {
  readonly openapi: string | undefined
  readonly active: boolean | undefined
  readonly iOwnThisTarget: boolean | undefined
  readonly requests: number | undefined
  readonly rate: number | undefined
  readonly only: readonly string[] | undefined
  readonly skip: readonly string[] | undefined
}

export function readScanBody(target: string, options: ScanBodyOptions) {
  return {
    target,
    openapi: options.openapi ?? null,
    active: options.active ?? false,
    iOwnThisTarget: options.iOwnThisTarget ?? false,
    requests: options.requests ?? null,
    ratePerSecond: options.rate ?? null,
    only: options.only ?? null,
    skip: options.skip ?? [],
  }
}

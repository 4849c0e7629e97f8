/** Decides among whose failed attempts one counts: those of an address, of a proxy, of nobody. */

export interface AttemptOrigin {
  /** Undefined when nobody can say. */
  readonly address: string | undefined
  /**
   * Another than `address`: of a proxy that does not say for whom, so that no client gets out of
   * being counted by what it adds to its request. Null: that speaks for many; nothing is counted.
   */
  readonly attemptsFrom?: string | null | undefined
}

export function attemptsFromOf({ address, attemptsFrom }: AttemptOrigin): string | undefined {
  return attemptsFrom === undefined ? address : (attemptsFrom ?? undefined)
}

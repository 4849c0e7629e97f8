/** Decides which black-box rules there are, in the order in which they run. */
import type { ProbeRule } from './probe-rule.ts'

export const probeRules: readonly ProbeRule[] = []

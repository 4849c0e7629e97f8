/** Bounds of the audit log, each with its reason; a part of `limits`. */
import { KIB } from './units.ts'

export const auditLimits = {
  /** Of one member before or after a change; a longer one is told by its digest and its count. */
  auditMemberLengthMax: 16 * KIB,
} as const

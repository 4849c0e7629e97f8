/** Decides which earlier report a new one is compared with. */
import { limits } from '../../base/limits.ts'
import { type Baseline, parseBaseline } from '../../scanner/reports/parse-baseline.ts'
import { readInput } from '../files/read-input.ts'

/** Null without a file. Errors `baseline_invalid`, `file_not_readable`. */
export async function readBaseline(path: string | undefined): Promise<Baseline | null> {
  if (path === undefined) return null
  return parseBaseline(path, await readInput(path, limits.baselineBytesMax))
}

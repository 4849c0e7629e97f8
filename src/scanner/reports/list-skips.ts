/** Decides how files that were not read are told: by reason, the commonest first. */
import type { SkippedFile } from '../file-report.ts'

export interface SkipGroup {
  readonly reason: string
  readonly items: readonly SkippedFile[]
}

/** Thousands of files may be skipped for the same reason. */
export function countSkips(skipped: readonly SkippedFile[]): readonly SkipGroup[] {
  return [...Map.groupBy(skipped, ({ reason }) => reason)]
    .map(([reason, items]) => ({ reason, items }))
    .toSorted((one, other) => other.items.length - one.items.length)
}

/** `build/base.apk!classes.dex` */
export function nameSkipped({ path, container }: SkippedFile): string {
  return container === undefined ? path : `${path}${container.slice(container.indexOf('!'))}`
}

/** Decides what a progress line says of a scan, a search for leaks or a reading of code. */
import { countNoun } from '../../base/text/count-noun.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import type { LeakProgress } from '../../scanner/leaks/leak-settings.ts'
import { formatBytes } from '../../scanner/reports/describe-report.ts'
import type { ScanProgress } from '../../scanner/scan-settings.ts'
import { maskFoundSecrets } from '../../scanner/secrets/mask-secrets.ts'

const PHASES: Readonly<Record<ScanProgress['phase'], string>> = {
  inventory: 'Looking for operations',
  keys: 'Trying keys',
  access: 'Asking who reaches what',
  rules: 'Applying rules',
  done: 'Done',
}

export function describeScanProgress(progress: ScanProgress): string {
  const { phase, doing, done, total, requestsSent } = progress
  const count = total > 0 ? ` ${done}/${total}` : ''
  return `${PHASES[phase]}${count}, ${countNoun(requestsSent, 'request')}: ${neutralise(doing)}`
}

export function describeLeakProgress({ files, bytes, leaks, doing }: LeakProgress): string {
  const read = `${countNoun(files, 'file')}, ${formatBytes(bytes)}, ${countNoun(leaks, 'leak')}`
  return `Reading, ${read}: ${neutralise(maskFoundSecrets(doing))}`
}

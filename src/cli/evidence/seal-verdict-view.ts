/** Decides how it is told whether evidence is just as it was signed. */
import { neutralise } from '../../base/text/neutralise.ts'
import { formatFields } from '../text/format-fields.ts'
import type { Style } from '../text/style.ts'

export interface SealVerdictJson {
  /**
   * - `proven`: as it was signed, by a key that came from elsewhere.
   * - `consistent`: so as well, but by a key that only the signature itself names.
   */
  readonly result: 'proven' | 'consistent' | 'tampered'
  readonly file: string
  readonly fault: string | null
  readonly publicKey: string | null
  readonly fingerprint: string | null
}

export function viewSealVerdict(verdict: SealVerdictJson, style: Style): string {
  const { result, file, fault, publicKey, fingerprint } = verdict
  if (fault !== null) return `${style.bad('Not proven')}: ${neutralise(`${file}: ${fault}`)}.\n`
  const isProven = result === 'proven'
  const title = isProven ? style.good('Proven') : style.careful('Consistent')
  return (
    `${title}: ${neutralise(file)} is just as it was signed.\n` +
    formatFields(
      [
        ['key', publicKey],
        ['fingerprint', fingerprint],
      ],
      style,
    ) +
    (isProven ? '' : NO_ANCHOR)
  )
}

const NO_ANCHOR =
  'The key stands in the signature itself: whoever could write both files could have signed with ' +
  'a key\nof their own. Compare the fingerprint with `keyward audit key`, or give --public-key.\n'

/** Decides how an entry of an archive is called: its name is only ever shown, and never a path. */

import { limits } from '../../../base/limits.ts'
import { neutralise } from '../../../base/text/neutralise.ts'

export function nameEntry(name: string): string {
  const cut = name.slice(0, limits.archiveNameLengthMax)
  return cut === '' ? '(no name)' : neutralise(cut.toWellFormed())
}

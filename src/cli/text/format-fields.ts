/** Decides how one thing is laid out: a name and a value on each line. */
import { padToWidth } from '../../base/text/display-width.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import type { Style } from './style.ts'

export type Field = readonly [name: string, value: string | null | undefined]

/** Fields without a value are left out. */
export function formatFields(fields: readonly Field[], style: Style): string {
  const shown = fields.filter(([, value]) => value !== null && value !== undefined && value !== '')
  const width = Math.max(0, ...shown.map(([name]) => name.length)) + 2
  return shown
    .map(([name, value]) => `${style.dim(padToWidth(name, width))}${neutralise(value ?? '')}\n`)
    .join('')
}

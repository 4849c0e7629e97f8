/** Decides how paths are held while folders are walked: latin1, a character for each byte. */
import { isUtf8 } from 'node:buffer'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Place } from '../place.ts'

/** Names are bytes and need not be text; so none is lost, and rules compare as git does. */
export function fromPath(path: string): string {
  return Buffer.from(resolve(path), 'utf8').toString('latin1')
}

/** To call the system with. */
export function toNative(path: string): Buffer {
  return Buffer.from(path, 'latin1')
}

/** To hand on: bytes only where text would not lead back to the file. */
export function toTaskPath(path: string): string | Uint8Array {
  const bytes = toNative(path)
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes
}

/** Relative to the working directory with `/`; what lies outside of it is shown whole. */
export function showPath(path: string): string {
  const text = toNative(path).toString('utf8')
  const short = relative('', text)
  const isInside = short !== '..' && !short.startsWith(`..${sep}`) && !isAbsolute(short)
  const shown = isInside ? short || '.' : text
  return sep === '/' ? shown : shown.replaceAll(sep, '/')
}

export function placeOfBytes(path: string): Place {
  return { path: showPath(path), entries: [] }
}

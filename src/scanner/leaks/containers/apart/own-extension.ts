/** Decides what a file beside this one is called: compiled, or as it was written. */
import { extname } from 'node:path'

export function withOwnExtension({ href }: URL): URL {
  return new URL(href.slice(0, -extname(href).length) + extname(import.meta.url))
}

/** Decides what a file is called that is started by its name: compiled, or as it was written. */
import { extname } from 'node:path'

/** `asker` is its `import.meta.url`: the compiler renames imports, and nothing else. */
export function withOwnExtension(asker: string, { href }: URL): URL {
  return new URL(href.slice(0, -extname(href).length) + extname(asker))
}

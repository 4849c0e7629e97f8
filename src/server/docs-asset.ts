/** Decides where the files of /docs lie: beside this file, or in the package they come from. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The only files that are served, whatever a path says. */
export const DOCS_ASSETS = {
  'docs.css': 'text/css; charset=utf-8',
  'docs.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const

export type DocsAsset = keyof typeof DOCS_ASSETS

const contents = new Map<DocsAsset, Buffer>()

/** Read once. The published package holds all of them in `assets/`; a clone takes Swagger UI's
 * from node_modules. */
export function readDocsAsset(name: DocsAsset): Buffer {
  const known = contents.get(name)
  if (known !== undefined) return known
  const read = readFileSync(resolveDocsAsset(name))
  contents.set(name, read)
  return read
}

function resolveDocsAsset(name: DocsAsset): string {
  const beside = fileURLToPath(new URL(`./assets/${name}`, import.meta.url))
  return existsSync(beside)
    ? beside
    : createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`)
}

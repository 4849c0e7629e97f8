/** Decides how a source is called that a source map names, whatever bundler wrote it. */
import { limits } from '../../../../base/limits.ts'
import { neutralise } from '../../../../base/text/neutralise.ts'

/** `webpack://shop/./src/config.ts?1a2b` and `/../../src/config.ts` become `src/config.ts`. */
export function cleanSourceName(name: unknown, index: number): string {
  if (typeof name !== 'string' || name === '') return `source ${index + 1}`
  const path = name
    .replace(/^(?:webpack(?:-internal)?|turbopack|ng|rollup|parcel):\/\/(?:\/|[^/]{0,100}\/)?/, '')
    .replace(/^(?:file|https?|vite|app):\/\/[^/]{0,300}\//, '')
    .replace(/^\(?[a-z-]{1,20}\)\//, '')
    .replace(/^\/?(?:@fs|@id)\//, '')
    .replace(/^\0/, '')
    .replace(/[?#].*$/s, '')
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..')
  const shown = neutralise(parts.join('/'))
  if (shown === '') return `source ${index + 1}`
  return shown.slice(-limits.entryNameLengthMax)
}

/** Decides which original files a source map carries (ECMA-426), and where a text is in them. */
import { limits } from '../../../base/limits.ts'
import type { DiscoveredPage } from '../scan-context.ts'
import { isJsonObject } from './walk-json.ts'

export interface OriginalSource {
  readonly name: string
  readonly content: string
}

/** Null when it is none, or carries names alone. */
export function readSourceMap({ answer }: DiscoveredPage): readonly OriginalSource[] | null {
  const { json, status } = answer
  if (status !== 200 || !isJsonObject(json) || typeof json['mappings'] !== 'string') return null
  const { sources, sourcesContent: contents } = json
  if (!Array.isArray(sources) || !Array.isArray(contents)) return null
  const found = sources.slice(0, limits.sourceMapFilesMax).flatMap((name: unknown, index) => {
    const content: unknown = contents[index]
    if (typeof name !== 'string' || typeof content !== 'string') return []
    return [{ name: plainName(name), content }]
  })
  return found.length === 0 ? null : found
}

export function lineOf(content: string, text: string): number {
  const at = content.indexOf(text)
  return content.slice(0, Math.max(0, at)).split('\n').length
}

/** `webpack:///./src/api.ts?1a2b` is shown as `src/api.ts`. */
function plainName(name: string): string {
  return name
    .slice(0, 300)
    .replace(/^[a-z-]+:\/{2,3}/i, '')
    .replace(/\?.*$/, '')
    .replace(/^(?:\.{1,2}\/)+/, '')
}

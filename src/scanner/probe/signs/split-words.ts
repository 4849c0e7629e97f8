/** Decides which words a path, a field or an id is made of: `userApiKeys` is user api keys. */
import { limits } from '../../../base/limits.ts'

/** Lower case, without parameters in braces, in order. */
export function splitWords(text: string): readonly string[] {
  return text
    .slice(0, limits.signTextLengthMax)
    .replace(/\{[^{}]*\}/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** Joined by one dash, so that `apiKey`, `api_key` and `API-Key` are the same name. */
export function nameInWords(text: string): string {
  return splitWords(text).join('-')
}

/** The segments of a path template, without empty ones. */
export function splitPath(path: string): readonly string[] {
  return path
    .slice(0, limits.signTextLengthMax)
    .split('/')
    .filter((segment) => segment !== '')
}

export function isParameter(segment: string): boolean {
  return segment.includes('{')
}

/** Takes key texts out of anything that is about to be shown or logged. */
import { KEY_PATTERN } from './key-format.ts'

/** Every text that has the form of a key becomes `<prefix>_…`. */
export function redactKeys(text: string): string {
  return text.replace(KEY_PATTERN, (key) => `${key.slice(0, key.lastIndexOf('_'))}_…`)
}

/** Takes key texts out of anything that is about to be shown or logged. */
import { KEY_BODY_LENGTH } from './key-format.ts'

/** Wider than the form of a key, so that what stands right before or behind one hides nothing. */
const KEY_BODY = new RegExp(`(?:_|%5F)[0-9A-Za-z]{${KEY_BODY_LENGTH},}`, 'gi')

/** Every text that could be a key becomes `<prefix>_…`. */
export function redactKeys(text: string): string {
  return text.replace(KEY_BODY, '_…')
}

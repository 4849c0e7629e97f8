/** Decides which text may be stored and shown: no control characters, so no forged log lines. */

/** C0 and C1 controls, line and paragraph separators, and bidirectional overrides. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text)
}

/** Takes key texts out of anything that is about to be shown or logged. */

/**
 * A long run of letters and digits behind an underscore, raw or encoded: a key, also one cut short,
 * mistyped or run together with what stands around it. Shorter than any secret, longer than ids.
 */
const KEY_LIKE = /(?:_|%5f)[0-9A-Z]{24,}/gi

/** `shop_live_4fTz…` with all that follows becomes `shop_live_…`. */
export function redactKeys(text: string): string {
  return text.replace(KEY_LIKE, '_…')
}

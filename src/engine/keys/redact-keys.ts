/** Takes key texts out of anything that is about to be shown or logged. */

/**
 * A long run of letters and digits behind an underscore, raw or encoded: a key, also one cut short,
 * mistyped or run together with what stands around it. Shorter than any secret, longer than ids.
 */
const KEY_LIKE = /(?:_|%5f)[0-9A-Z]{24,}/gi

/**
 * A JWT, cut short or not: from the letters that its header begins with, `{"` in base64url, on.
 * Headers are short, so that a text full of such letters is not read to its end for each of them.
 */
const TOKEN_LIKE = /eyJ[\w-]{10,400}\.[\w-]{10,}(?:\.[\w-]*)?/g

/**
 * `shop_live_4fTz…` with all that follows becomes `shop_live_…`, and an access token `eyJ…`: it
 * opens what its key does, if only for minutes.
 */
export function redactKeys(text: string): string {
  return text.replace(KEY_LIKE, '_…').replace(TOKEN_LIKE, 'eyJ…')
}

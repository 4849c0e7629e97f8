/** Decides whether a parameter, by its name or format, holds the address of something elsewhere. */
import { toSnakeCase } from './walk-json.ts'

const FETCHED = new RegExp(
  String.raw`^(?:.*_)?(?:url|urls|uri|href|link|callback|webhook|hook|endpoint` +
    String.raw`|image|image_?url|img|avatar|photo|picture|icon|logo|thumbnail` +
    String.raw`|feed|rss|source|src|target|dest|destination|proxy|remote|host` +
    String.raw`|site|website|page|fetch|import|download|load|document|report_api` +
    String.raw`|api)$`,
)

const RETURNED = new RegExp(
  String.raw`^(?:.*_)?(?:redirect|redirect_?(?:to|uri|url)|redir|next|next_?(?:url` +
    String.raw`|page)|return|return_?(?:to|url|uri|path)|continue|continue_?(?:to` +
    String.raw`|url)|dest|destination|goto|go|target|url|uri|link|callback|callback_?url` +
    String.raw`|r_?url|forward|to|out|back|back_?(?:to|url)|success_?url|cancel_?url` +
    String.raw`|checkout_?url|post_logout_redirect_uri|service|relay_state|ref` +
    String.raw`|referer|referrer)$`,
)

const NOTIFIED = new RegExp(
  String.raw`(?:^|_)(?:web_?hooks?|hook_?ur[il]|callback(?:_?ur[il]s?)?|notify_?ur[il]` +
    String.raw`|notification_?(?:ur[il]|endpoint)|postback(?:_?ur[il])?|push_?(?:ur[il]` +
    String.raw`|endpoint)|event_?ur[il]|target_?ur[il]|delivery_?ur[il])$`,
)

/** The server may fetch what stands there. */
export function namesFetchedAddress(name: string, format: string): boolean {
  return /^(?:uri|url|iri)$/.test(format) || FETCHED.test(toSnakeCase(name).slice(0, 80))
}

/** The browser may be sent there. */
export function namesReturnAddress(name: string): boolean {
  return RETURNED.test(toSnakeCase(name).slice(0, 80))
}

/** The server will call there later, when something has happened. */
export function namesNotifiedAddress(name: string): boolean {
  return NOTIFIED.test(toSnakeCase(name).slice(0, 80))
}

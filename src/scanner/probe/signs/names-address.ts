/** Decides whether a parameter, by its name or format, holds the address of something elsewhere. */
import { toSnakeCase } from './walk-json.ts'

const FETCHED = new RegExp(
  [
    '^(?:.*_)?(?:url|urls|uri|href|link|callback|webhook|hook|endpoint|image',
    'image_?url',
    'img|avatar|photo|picture|icon|logo|thumbnail|feed|rss|source|src|target|dest',
    'destination|proxy|remote|host|site|website|page|fetch|import|download|load',
    'document|report_api|api)$',
  ].join('|'),
)

const RETURNED = new RegExp(
  [
    '^(?:.*_)?(?:redirect|redirect_?(?:to|uri|url)|redir|next|next_?(?:url|page)',
    'return',
    'return_?(?:to|url|uri|path)|continue|continue_?(?:to|url)|dest|destination',
    'goto|go|target|url|uri|link|callback|callback_?url|r_?url|forward|to|out|back',
    'back_?(?:to|url)|success_?url|cancel_?url|checkout_?url',
    'post_logout_redirect_uri|service|relay_state|ref|referer|referrer)$',
  ].join('|'),
)

const NOTIFIED = new RegExp(
  [
    '(?:^|_)(?:web_?hooks?|hook_?ur[il]|callback(?:_?ur[il]s?)?|notify_?ur[il]',
    'notification_?(?:ur[il]|endpoint)|postback(?:_?ur[il])?',
    'push_?(?:ur[il]|endpoint)|event_?ur[il]|target_?ur[il]|delivery_?ur[il])$',
  ].join('|'),
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

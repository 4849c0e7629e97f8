/** Decides how the fields of keyward.yaml are described: all known, and each with its form. */
import { z } from 'zod'
import { parseAddressBlock } from '../../engine/policy/address-block.ts'
import { LISTEN_WHY, parseListenAddress } from '../server/listen-address.ts'
import { findWebhookUrlFault } from '../text/find-webhook-url-fault.ts'
import { BLOCK_WHY } from '../text/parse-blocks.ts'
import { DURATION_EXAMPLES, parseDuration } from '../text/parse-duration.ts'
import { describeRange, isInRange, type SpanRange } from '../text/span-range.ts'

/** Its message for unknown fields is the list of known ones; `describeIssue` makes words of it. */
export function strictFields<S extends z.ZodRawShape>(shape: S) {
  const names = Object.keys(shape)
  return z.strictObject(shape, {
    error: ({ code }) => {
      if (code === 'unrecognized_keys') return names.join(' ')
      return `must be a mapping; its fields are ${names.join(', ')}`
    },
  })
}

export function pathField(description: string) {
  return z.string().min(1).describe(`${description}; relative to this file`)
}

/** A text that `parse` can make something of; `why` goes on from the name of the field. */
export function textField(parse: (text: string) => unknown, why: string) {
  return z.string().refine((text) => parse(text) !== undefined, { error: why })
}

/** An address that is asked or told of something, such as `example`. */
export function webhookUrlField(example: string) {
  return z.string().check((context) => {
    const message = findWebhookUrlFault(context.value, example)
    if (message !== undefined) context.issues.push({ code: 'custom', input: '', message })
  })
}

export const listenField = textField(parseListenAddress, LISTEN_WHY)

export const blockField = textField(parseAddressBlock, BLOCK_WHY)

const SPAN = /^(?:0|\d{1,9}(?:ms|s|m|h|d|w))$/

/** `others` are what it may be beside a span: `, or null`. */
export function spanField(description: string, range: SpanRange, others = '') {
  const error = `must be a span such as ${DURATION_EXAMPLES}${others}`
  return z
    .union([z.literal(0), z.string().regex(SPAN, { error })], { error })
    .refine((span) => isInRange(parseDuration(String(span)) ?? range.minMs, range), {
      error: `must be a span ${describeRange(range)}${others}`,
    })
    .describe(description)
}

/** Decides how the feed of revocations is told as server-sent events: one for each batch. */
import type { RevocationBatch, RevocationFeed } from '../../engine/revocations/revocation-feed.ts'

export interface StreamOptions {
  readonly feed: RevocationFeed
  readonly after: string | null
  /** Asked before each event; the stream ends when it says no. */
  readonly mayGoOn: () => Promise<boolean>
  readonly onError: (error: unknown) => void
}

/** How soon a browser or library asks again after the stream has ended. */
const RETRY = 'retry: 1000\n\n'

/**
 * An event is made when the one before has been taken, so that a slow reader has at most one
 * waiting here, and misses nothing: it gets what came meanwhile as its next batch. A reader that
 * only asked for the head of the answer never begins.
 */
export function streamRevocations(options: StreamOptions): ReadableStream<Uint8Array> {
  const { feed, mayGoOn, onError } = options
  let leave: (() => void) | undefined
  let { after } = options
  let isOver = false
  const end = () => {
    isOver = true
    leave?.()
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const isFirst = leave === undefined
        try {
          leave ??= feed.enter()
          const batch = await (isFirst || after === null ? feed.read(after) : feed.next(after))
          if (isOver) return
          if (await mayGoOn()) {
            after = batch.next
            controller.enqueue(Buffer.from((isFirst ? RETRY : '') + formatEvent(batch)))
            return
          }
        } catch (error) {
          onError(error)
        }
        if (isOver) return
        end()
        controller.close()
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}

function formatEvent({ next, jwt }: RevocationBatch): string {
  return `id: ${next}\ndata: ${jwt}\n\n`
}

import { Ratelimit } from '@upstash/ratelimit'
import { Redis } from '@upstash/redis'

const limiter = new Ratelimit({
  redis: Redis.fromEnv(),
  limiter: Ratelimit.slidingWindow(100, '1 m'),
})

export async function allow(request: Request): Promise<boolean> {
  const { success } = await limiter.limit(request.headers.get('x-forwarded-for') ?? 'none')
  return success
}

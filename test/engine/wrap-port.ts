/** Puts something round every method of a real port: delays and failures, as a network has them. */

/** `around` decides when, and whether, the real method is called. */
export function wrapPort<T extends object>(
  port: T,
  around: (method: string, call: () => unknown) => unknown,
): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return (...values: unknown[]) =>
        around(String(name), () => Reflect.apply(member, target, values))
    },
  })
}

/** Every answer comes late: others have so many turns before and after the real call. */
export function answerLate<T extends object>(port: T, turns: () => number = () => 2): T {
  const wait = async () => {
    for (let turn = turns(); turn > 0; turn--) await null
  }
  return wrapPort(port, async (_method, call) => {
    await wait()
    const answer = await call()
    await wait()
    return answer
  })
}

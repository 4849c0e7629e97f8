/** Decides whether a host is this very machine, so that nobody stands in between. */

/** As `URL.hostname` has it. A name is loopback only by RFC 6761: `localhost` and what is below. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
  )
}

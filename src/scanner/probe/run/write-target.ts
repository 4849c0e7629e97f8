/** Decides how reports name the target: without a password or a slash that says nothing. */
export function writeTarget(target: string): string {
  const url = new URL(target)
  url.username = ''
  url.password = ''
  url.hash = ''
  return url.pathname === '/' && url.search === '' ? url.origin : url.href
}

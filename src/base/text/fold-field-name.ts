/** Decides which names of header fields are one and the same to a server that folds them. */

/** CGI, WSGI and PHP read letters and digits, in capitals, and `_` for all else. */
export function foldFieldName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '-')
}

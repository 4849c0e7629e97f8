/** Decides how the paths of all frameworks are written alike: `/v1/users/{id}`. */

export function joinPaths(prefix: string, path: string): string {
  return `${prefix.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`
}

/** `<int:id>`, `:id(\\d+)`, `[id]`, `{id:path}` and `(?P<id>…)` become `{id}`. */
export function toTemplate(path: string): string {
  const segments = path
    .replace(/^\^|\\?\$$/g, '')
    .replace(/\(\?P<(\w{1,64})>[^)]{0,200}\)/g, '{$1}')
    .replace(/<(?:\w{1,64}:)?(\w{1,64})>/g, '{$1}')
    .replace(/:(\w{1,64})(?:\([^)]{0,200}\)|\{[^}]{0,200}\})?[?*+]?/g, '{$1}')
    .replace(/\{(\w{1,64})\{\w{1,64}\}\}/g, '{$1}')
    .replace(/\[{1,2}(?:\.{3})?(\w{1,64})\]{1,2}/g, '{$1}')
    .split('/')
    .filter((each) => each !== '')
  return `/${segments.join('/')}`
}

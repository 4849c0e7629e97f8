/** Decides how a name that a stranger chose is set on an object: always as its own. */

/** An assignment would take `__proto__` for something else; a definition of every name is slow. */
export function setOwn(values: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') values[name] = value
  else {
    const own = { value, writable: true, enumerable: true, configurable: true }
    Object.defineProperty(values, name, own)
  }
}

/** Decides what a file exports: its own name, without the hyphens. */

export function toCamelCase(file: string): string {
  return file.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

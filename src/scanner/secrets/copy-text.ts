/** Decides how a piece of a long text is kept, without keeping all of the text in memory. */
export function copyText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

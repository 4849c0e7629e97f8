/** Reads SQLite databases and PDF documents in a process of their own, which may hang or break. */
import type { ContentReader } from '../leak-sink.ts'
import { readApart } from './apart/read-apart.ts'

export const sqliteReader: ContentReader = {
  name: 'sqlite',
  claims: (head) => head.toString('latin1', 0, 16) === 'SQLite format 3\0',
  read: (content, place, sink) => readApart('sqlite', content, place, sink),
}

export const pdfReader: ContentReader = {
  name: 'pdf',
  claims: (head) => head.toString('latin1', 0, 5) === '%PDF-',
  read: (content, place, sink) => readApart('pdf', content, place, sink),
}

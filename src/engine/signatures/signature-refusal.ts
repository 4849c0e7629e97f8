/** Says why a signature does not count: for our log; the client learns nothing of it. */

export type SignatureRefusal =
  | 'unreadable'
  | 'covers_too_little'
  | 'body_not_covered'
  | 'undone'
  | 'another_algorithm'
  | 'no_nonce'
  | 'no_time'
  | 'too_old'
  | 'from_the_future'
  | 'missing_component'
  | 'unknown_key'
  | 'wrong_signature'
  | 'another_body'
  | 'replayed'

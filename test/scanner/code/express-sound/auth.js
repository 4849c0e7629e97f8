import { createPublicKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { findRecord } from './keys.js'

const publicKey = createPublicKey(process.env.JWT_PUBLIC_KEY)

export function requireKey(req, res, next) {
  const record = findRecord(req.get('X-API-Key') ?? '')
  if (record === null) {
    console.warn('refused', req.path)
    return res.status(401).set('WWW-Authenticate', 'ApiKey').json({ error: 'unauthorized' })
  }
  req.keyId = record.id
  req.scopes = record.scopes
  next()
}

export const requireScope = (scope) => (req, res, next) => {
  if (req.scopes.includes(scope)) return next()
  res.status(403).json({ error: 'forbidden' })
}

export function requireUser(req, res, next) {
  const [, token = ''] = (req.get('Authorization') ?? '').split(' ')
  try {
    req.user = jwt.verify(token, publicKey, { algorithms: ['EdDSA'] })
  } catch {
    return res.sendStatus(401)
  }
  next()
}

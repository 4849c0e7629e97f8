import { readFileSync } from 'node:fs'
import jwt from 'jsonwebtoken'

const keys = (process.env.API_KEYS || '').split(',')
const partnerKeys = JSON.parse(readFileSync('partner-keys.json', 'utf8'))

export function requireKey(req, res, next) {
  const key = req.get('X-API-Key') || req.query.api_key
  if (!keys.includes(key)) {
    console.warn(`refused key ${key}`)
    return res.status(401).json({ error: 'unauthorized' })
  }
  next()
}

export function requirePartner(req, res, next) {
  if (!partnerKeys.includes(req.headers['x-partner-key'])) return res.sendStatus(401)
  next()
}

export function requireAdmin(req, res, next) {
  if (req.headers['x-admin-key'] === process.env.ADMIN_KEY) return next()
  res.sendStatus(403)
}

export function requireUser(req, res, next) {
  const token = (req.get('Authorization') ?? '').replace('Bearer ', '')
  req.user = jwt.decode(token)
  if (!req.user) return res.sendStatus(401)
  next()
}

export function isRobot(req) {
  return req.get('X-Robot-Token') === 'beep-boop'
}

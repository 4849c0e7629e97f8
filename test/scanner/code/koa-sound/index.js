// Rooms that can be booked, mended.
const Koa = require('koa')
const cors = require('@koa/cors')
const { koaBody } = require('koa-body')
const { RateLimit } = require('koa2-ratelimit')
const bookings = require('./routes/bookings')
const rooms = require('./routes/rooms')

const app = new Koa()

app.use(cors({ origin: 'https://rooms.example.com' }))
app.use(RateLimit.middleware({ interval: { min: 1 }, max: 100 }))
app.use(koaBody())
app.use(async (ctx, next) => {
  console.info('%s %s', ctx.method, ctx.path)
  await next()
})
app.use(rooms.routes())
app.use(bookings.routes()).use(bookings.allowedMethods())

app.listen(3000, '127.0.0.1')

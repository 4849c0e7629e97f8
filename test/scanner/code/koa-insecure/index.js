// Rooms that can be booked, with the flaws that such services have.
const Koa = require('koa')
const cors = require('@koa/cors')
const { koaBody } = require('koa-body')
const bookings = require('./routes/bookings')
const rooms = require('./routes/rooms')

const app = new Koa()

app.use(cors({ origin: '*' }))
app.use(koaBody())
app.use(async (ctx, next) => {
  console.info('%s %s %j', ctx.method, ctx.path, ctx.headers)
  await next()
})
app.use(rooms.routes())
app.use(bookings.routes()).use(bookings.allowedMethods())

app.listen(3000)

-- Sends one kind of request, given after `--` as method, body ('' for none) and `Name: value`
-- fields, and prints what was measured as one line of JSON.
function init(args)
  wrk.method = args[1]
  if args[2] ~= '' then wrk.body = args[2] end
  for index = 3, #args do
    local name, value = args[index]:match('^([^:]+): (.*)$')
    wrk.headers[name] = value
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"perSecond":%.3f,"p50Us":%d,"p99Us":%d,"failed":%d}\n',
    summary.requests * 1e6 / summary.duration,
    latency:percentile(50),
    latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end

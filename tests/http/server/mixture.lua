-- What wrk asks for, one after the other: every kind of answer that is no error.
local requests = {}
local at = 0

function init()
  local codings = { "identity", "gzip", "br", "gzip, deflate, br, zstd" }
  for _, path in ipairs({ "/", "/rss.xml", "/2014", "/2014/", "/a.png?query" }) do
    for _, coding in ipairs(codings) do
      for _, tag in ipairs({ '"x"', '"a1b2c3"', 'W/"a1b2c3-br"' }) do
        local fields = { ["Host"] = "localhost", ["Accept-Encoding"] = coding, ["If-None-Match"] = tag }
        table.insert(requests, wrk.format("GET", path, fields))
      end
    end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

-- Waits for the finding, takes its fix, waits for the finding to go, saves. Prints what it saw.
-- Run as: nvim --headless -u wardline.lua FILE -c 'luafile fix.lua'

local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then fail('waited in vain for ' .. what) end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

wait('a finding', function() return #vim.diagnostic.get(0) > 0 end)
local found = vim.diagnostic.get(0)[1]
local marked = vim.api.nvim_buf_get_text(0, found.lnum, found.col, found.end_lnum, found.end_col, {})
io.stdout:write('marked: ' .. table.concat(marked, '\n') .. '\n')
io.stdout:write('code: ' .. tostring(found.code) .. '\n')
local get_clients = vim.lsp.get_clients
io.stdout:write('encoding: ' .. get_clients({ name = 'wardline' })[1].offset_encoding .. '\n')

vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
local before = text()
vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title:find('safe_load', 1, true) ~= nil end })
wait('the fix', function() return text() ~= before end)
wait('the finding to go', function() return #vim.diagnostic.get(0) == 0 end)
vim.cmd('silent write')
vim.cmd('qall!')

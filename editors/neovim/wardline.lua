-- Wardline in Neovim 0.10 or later. Use it from your init.lua: dofile('/where/it/is/wardline.lua'),
-- or try it alone: nvim -u wardline.lua FILE. The command `wardline` must be on the PATH.
--
-- 0.11 and later know servers by name (:help vim.lsp.enable()); for 0.10 this file starts the client itself.
-- Next finding: ]d (0.11 shows it with Ctrl-W d). Fixes: gra. What it means: K.

local server = {
  name = 'wardline',
  cmd = { 'wardline', 'lsp' },
  -- YAML for files of rules; other YAML is left alone.
  filetypes = { 'python', 'javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'java', 'go', 'yaml' },
  root_markers = { 'wardline.toml', 'pyproject.toml', 'package.json', '.git' },
}

if vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.config('wardline', server)
  vim.lsp.enable('wardline')
  return
end

local group = vim.api.nvim_create_augroup('wardline', {})

vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = server.filetypes,
  callback = function(event)
    local root = vim.fs.root(event.buf, server.root_markers)
    local config = { name = server.name, cmd = server.cmd, root_dir = root }
    vim.lsp.start(config, { bufnr = event.buf })
  end,
})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  callback = function(event)
    -- The key that 0.11 gives to code actions by default.
    vim.keymap.set({ 'n', 'x' }, 'gra', vim.lsp.buf.code_action, { buffer = event.buf, desc = 'Code action' })
  end,
})

" Wardline in Vim 8.0 or later through ALE (Debian and Ubuntu: apt install vim-ale; others: dense-analysis/ale).
" Use it from your vimrc, after ALE is on the 'runtimepath': source /where/it/is/wardline.vim
" The command `wardline` must be on the PATH.
"
" Next finding: :ALENext. Fixes: :ALECodeAction. What it means: :ALEHover, or :ALEDetail.

function! s:Root(buffer) abort
  for l:marker in ['wardline.toml', 'pyproject.toml', 'package.json', '.git']
    let l:found = ale#path#FindNearestFile(a:buffer, l:marker)
    if empty(l:found)
      let l:found = ale#path#FindNearestDirectory(a:buffer, l:marker)
    endif
    if !empty(l:found)
      return fnamemodify(substitute(l:found, '[/\\]$', '', ''), ':h')
    endif
  endfor
  return expand('#' . a:buffer . ':p:h')
endfunction

" ALE takes LSP's columns for bytes, which is utf-8, and cannot say so by itself: without this option a fix on a line
" with other than ASCII characters would damage the line.
let s:options = {'positionEncoding': 'utf-8'}

" YAML for files of rules; other YAML is left alone.
let s:filetypes = ['python', 'javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'java', 'go', 'yaml']

for s:filetype in s:filetypes
  call ale#linter#Define(s:filetype, {
  \   'name': 'wardline',
  \   'lsp': 'stdio',
  \   'executable': 'wardline',
  \   'command': '%e lsp',
  \   'project_root': function('s:Root'),
  \   'initialization_options': s:options,
  \})
endfor

" Ask only Wardline where nothing else was chosen; add it to your own lists otherwise.
let s:linters = {}
for s:filetype in s:filetypes
  let s:linters[s:filetype] = ['wardline']
endfor
let g:ale_linters = extend(s:linters, get(g:, 'ale_linters', {}))

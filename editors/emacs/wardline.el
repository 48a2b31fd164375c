;;; wardline.el --- Wardline through Eglot  -*- lexical-binding: t; -*-

;; Load it from your init file: (load "/where/it/is/wardline.el"), or try it alone: emacs -l wardline.el FILE.
;; Needs Eglot (part of Emacs 29; a package for 26 to 28) and the command `wardline' on the PATH.
;;
;; Eglot speaks to one server in a buffer.  If you use another one for Python, leave out the hooks below and
;; choose Wardline with C-u M-x eglot; for TypeScript, Java and Go, M-x eglot starts it.
;;
;; Findings: M-x flymake-show-buffer-diagnostics.  Fixes: M-x eglot-code-actions.  What it means: C-h . or M-x eldoc.

;;; Code:

(unless (require 'eglot nil t)
  (package-initialize)
  (require 'eglot))

;; YAML for files of rules; other YAML is left alone.
(add-to-list 'eglot-server-programs
             '((python-mode python-ts-mode js-mode js-ts-mode typescript-mode typescript-ts-mode tsx-ts-mode
                java-mode java-ts-mode go-mode go-ts-mode yaml-mode yaml-ts-mode)
               . ("wardline" "lsp")))

(dolist (hook '(python-mode-hook python-ts-mode-hook js-mode-hook js-ts-mode-hook yaml-mode-hook yaml-ts-mode-hook))
  (add-hook hook #'eglot-ensure))

(provide 'wardline)
;;; wardline.el ends here

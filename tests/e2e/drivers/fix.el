;;; fix.el --- takes the first fix of the first finding and saves  -*- lexical-binding: t; -*-

;; Run as: emacs --batch -l wardline.el FILE -l fix.el
;; In batch mode no command loop runs: the server's messages and Flymake are moved on by hand.

(require 'flymake)

(defun drive-wait (what condition)
  "Let the server's messages in until CONDITION holds; fail naming WHAT after 20 seconds."
  (let ((deadline (time-add nil 20)))
    (while (not (funcall condition))
      (when (time-less-p deadline nil)
        (message "waited in vain for %s" what)
        (kill-emacs 1))
      (accept-process-output nil 0.05)
      (flymake-start))))

(setq eglot-sync-connect t
      last-nonmenu-event ?x)            ; ask in the echo area, not in a menu

(find-file (car command-line-args-left))
(setq command-line-args-left nil)
(apply #'eglot--connect (eglot--guess-contact))
(flymake-mode 1)
(drive-wait "a finding" (lambda () (flymake-diagnostics)))

(let ((found (car (flymake-diagnostics))))
  (message "marked: %s" (buffer-substring (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))
  (goto-char (flymake-diagnostic-beg found)))

;; Where a list of actions is offered, the preferred one is the default.
(advice-add 'completing-read :override
            (lambda (_prompt collection &rest rest)
              (or (nth 4 rest) (car (all-completions "" collection)))))
(let ((before (buffer-string)))
  (call-interactively #'eglot-code-actions)
  (drive-wait "the fix" (lambda () (not (equal before (buffer-string))))))

(eglot--signal-textDocument/didChange)
(drive-wait "the finding to go" (lambda () (null (flymake-diagnostics))))
(save-buffer)
(eglot-shutdown (eglot-current-server))

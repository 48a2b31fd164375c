import smtplib


def one(message):
    server = smtplib.SMTP("mail")
    server.login("a", "b")
    # ruleid: unencrypted-smtp
    server.sendmail("a", "b", message)
    server.quit()


def two(message):
    server = smtplib.SMTP("mail", 587)
    server.starttls()
    # ok: unencrypted-smtp
    server.sendmail("a", "b", message)


def three(message):
    server = smtplib.SMTP_SSL("mail")
    # ok: unencrypted-smtp
    server.send_message(message)


def four(message):
    box = smtplib.SMTP("mail")
    # ruleid: unencrypted-smtp
    box.send_message(message)

function print(order, stream) {
  // ruleid: javascript.xss.document-write
  document.write("<p>" + order.note + "</p>");
  // ruleid: javascript.xss.document-write
  document.writeln(`<b>${order.total}</b>`);
  // ruleid: javascript.xss.document-write
  document.write("<hr>", order.note);

  // ok: javascript.xss.document-write
  document.write("<hr>");
  // ok: javascript.xss.document-write
  document.write(DOMPurify.sanitize(order.note));
  // ok: javascript.xss.document-write
  stream.write(order.note);
}

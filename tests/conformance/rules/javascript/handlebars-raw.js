const Handlebars = require("handlebars");

Handlebars.registerHelper("bold", function (text, options) {
  // ruleid: handlebars-raw
  return new Handlebars.SafeString("<b>" + text + "</b>");
});

Handlebars.registerHelper("safe", function (text) {
  const escaped = Handlebars.escapeExpression(text);
  // ok: handlebars-raw
  return new Handlebars.SafeString(`<i>${escaped}</i>`);
});

Handlebars.registerHelper("list", function (items) {
  let html = "";
  for (let i = 0; i < items.length; i++) {
    html += `<li>${items[i]}</li>`;
  }
  // ruleid: handlebars-raw
  return new Handlebars.SafeString(html);
});

Handlebars.registerHelper("rule", function () {
  // ok: handlebars-raw
  return new Handlebars.SafeString("<hr>");
});

const libxml = require("libxmljs");
const express = require("express");
const app = express();
const loose = { noblanks: true, noent: true };

app.post("/import", (req, res) => {
  // ruleid: xxe-libxml
  const first = libxml.parseXml(req.body, { noent: true, nonet: false });
  // ok: xxe-libxml
  const second = libxml.parseXml(req.body, { nonet: true });
  // ruleid: xxe-libxml
  const third = libxml.parseXml(req.body, loose);
  // ok: xxe-libxml
  const fourth = libxml.parseXml(req.body);
  res.json([first, second, third, fourth]);
});

function read(text) {
  const options = { noent: true };
  if (text.startsWith("<?xml")) {
    // ruleid: xxe-libxml
    return libxml.parseXmlString(text, { ...options, noent: true });
  }
  // ruleid: xxe-libxml
  return libxml.parseXml(text, options);
}

module.exports = read;

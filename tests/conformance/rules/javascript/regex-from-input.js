import { escapeRegExp } from "lodash";

export function filter(list, text) {
  // ruleid: regex-from-input
  const expression = new RegExp(text, "i");
  return list.filter((item) => expression.test(item));
}

export function safeFilter(list, text) {
  text = escapeRegExp(text);
  // ok: regex-from-input
  return list.filter((item) => new RegExp(text).test(item));
}

// ruleid: regex-from-input
export const count = (text, word) => text.split(RegExp(word, "g")).length;

export const words = (text) => {
  const pattern = "\\w+";
  // ok: regex-from-input
  return text.match(new RegExp(pattern, "g"));
};

class Finder {
  find(source) {
    // ruleid: regex-from-input
    return new RegExp(source).exec(this.text);
  }
}

export default Finder;

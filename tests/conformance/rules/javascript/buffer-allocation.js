const SIZE = 16 * 1024 * 1024;

function read(stream, length) {
  // ruleid: buffer-allocation
  const head = new Buffer(16);
  // ruleid: buffer-allocation
  const body = Buffer.allocUnsafe(length);
  // ok: buffer-allocation
  const tail = Buffer.alloc(1024);
  // ruleid: buffer-allocation
  const all = Buffer.alloc(2097152);
  // ok: buffer-allocation
  const text = Buffer.from("text");
  stream.read(head, body, tail, all, text);
}

const big = () =>
  // ruleid: buffer-allocation
  Buffer.alloc(SIZE);

module.exports = { read, big };

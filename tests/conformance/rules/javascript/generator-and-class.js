const EventEmitter = require("events");

// ruleid: generator-and-class
class Client extends EventEmitter {
  constructor(options) {
    super();
    this.name = options.name;
    this.password = options.password;
  }

  *rows() {
    yield 1;
  }
}

// ok: generator-and-class
class Careful extends EventEmitter {
  constructor(options) {
    super();
    this.password = options.password;
  }

  clear() {
    this.password = null;
  }
}

// ruleid: generator-and-class
class Fields {
  static count = 0;
  password = "";
  #hidden = 1;
}

// ok: generator-and-class
class Empty {
  name = "";
}

module.exports = { Client, Careful, Fields, Empty };

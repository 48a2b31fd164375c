package scripts;

import com.mongodb.BasicDBObject;
import com.mongodb.client.model.Filters;
import groovy.lang.GroovyShell;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import javax.script.*;
import org.bson.Document;
import org.springframework.data.mongodb.core.query.BasicQuery;
import redis.clients.jedis.Jedis;

public class Scripts {
    private Jedis field = new Jedis("localhost");

    void redis(Jedis jedis, String key, Other other) {
        jedis.eval("return redis.call('get', '" + key + "')");
        jedis.eval("return redis.call('get', KEYS[1])", 1, key);
        jedis.eval(String.format("return redis.call('get', '%s')", key), 0);
        jedis.eval("return " + "1");
        jedis.eval(key);
        this.field.eval("return ".concat(key));
        field.eval("return " + key, 0);
        other.eval("return " + key);
        try (Jedis opened = new Jedis()) {
            opened.eval("return " + key);
        }
    }

    void mongo(String name, int age) {
        BasicDBObject.parse("{name: '" + name + "'}");
        BasicDBObject.parse("{name: 'x'}");
        Document.parse(String.format("{age: %d}", age));
        Document.parse("{age: 3}");
        new BasicQuery("{name: '" + name + "'}");
        new BasicQuery(wrapped("{name: '" + name + "'}"));
        new BasicQuery("{name: 'x'}", "{age: 1}");
        Filters.where("this.a + this.b > 3");
        Filters.where("this.a > 3");
        new BasicDBObject("$where", "this.name == '" + name + "'");
        new BasicDBObject("$where", "this.name == 'x'");
        new BasicDBObject("$where", name);
        new BasicDBObject("name", name);
    }

    public static void main(String[] args) throws Exception {
        Registry registry = LocateRegistry.createRegistry(1099);
        LocateRegistry.createRegistry(1099, clients(), servers());
        LocateRegistry.getRegistry(1099);
    }

    Object run(ScriptEngine engine, String code) throws ScriptException {
        engine.eval("1 + 1");
        if (code.isBlank()) {
            return null;
        }
        return engine.eval(code);
    }

    Object quiet(ScriptEngine engine, String code) {
        return engine.eval(code);
    }

    Object shell(String code, String name) throws java.io.IOException {
        GroovyShell shell = new GroovyShell();
        shell.setVariable("name", name);
        shell.evaluate(code);
        return new GroovyShell(new Binding()).evaluate(code, "main.groovy");
    }

    Object made(String name) throws ScriptException {
        ScriptEngine made = new ScriptEngineManager().getEngineByName("js");
        made.eval(name, bindings());
        String code = "1";
        made.eval(code);
        return made.eval(new java.io.StringReader(name));
    }
}

class Registrar {
    static void start(String[] args) throws Exception {
        LocateRegistry.createRegistry(2099);
    }
}

class Second {
    private static final int PORT = 3;

    public static void main(String... args) throws Exception {
        LocateRegistry.createRegistry(PORT);
    }

    void later() throws Exception {
        LocateRegistry.createRegistry(PORT + 1);
    }
}

package shop.data;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import groovy.lang.GroovyShell;
import java.beans.XMLDecoder;
import java.io.*;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.apache.commons.lang3.SerializationUtils;
import org.yaml.snakeyaml.Yaml;

public class Reading {
    private ObjectMapper shared = new ObjectMapper();
    private Yaml kept = new Yaml(new SafeConstructor());

    Object stream(InputStream in, byte[] data) throws Exception {
        ObjectInputStream objects = new ObjectInputStream(in);
        Object first = objects.readObject();
        Object second = new ObjectInputStream(in).readObject();
        Order third = (Order) objects.readObject();
        SerializationUtils.deserialize(data);
        try (XMLDecoder decoder = new XMLDecoder(in)) {
            return decoder.readObject();
        }
    }

    Object filtered(InputStream in) throws Exception {
        ObjectInputStream objects = new ObjectInputStream(in);
        objects.setObjectInputFilter(info -> null);
        return objects.readObject();
    }

    Object other(Reader reader) throws Exception {
        return reader.readObject();
    }

    void typing(PolymorphicTypeValidator validator) {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        mapper.enableDefaultTyping(ObjectMapper.DefaultTyping.NON_FINAL);
        mapper.activateDefaultTyping(validator, ObjectMapper.DefaultTyping.EVERYTHING);
        mapper.activateDefaultTyping(validator, ObjectMapper.DefaultTyping.NON_FINAL);
        this.shared.enableDefaultTyping();
        shared.enableDefaultTyping();
        shared.disableDefaultTyping();
    }

    void xml(String text) {
        XStream open = new XStream();
        open.fromXML(text);
        XStream closed = new XStream(new DomDriver());
        closed.allowTypes(new Class[] {Order.class});
        closed.fromXML(text);
    }

    void xmlSetUp(String text) {
        XStream stream = new XStream();
        XStream.setupDefaultSecurity(stream);
        stream.fromXML(text);
    }

    void yaml(String text) {
        Yaml yaml = new Yaml();
        yaml.load(text);
        yaml.loadAll(text);
        yaml.loadAs(text, Order.class);
        yaml.dump(text);
        kept.load(text);
        new Yaml().load(text);
        new Yaml(new SafeConstructor()).load(text);
    }

    void scripts(String code, ScriptEngineManager manager) throws Exception {
        ScriptEngine engine = manager.getEngineByName("js");
        engine.eval(code);
        engine.eval("1 + 1");
        engine.eval(code, engine.createBindings());
        new GroovyShell().evaluate(code);
        GroovyShell shell = new GroovyShell();
        shell.parse(code);
        Eval.me(code);
        Eval.me("x", 1, code);
        MVEL.eval(code);
        MVEL.eval("a == b");
    }

    Class<?> load(String name, ClassLoader loader) throws Exception {
        Class.forName("shop.Order");
        Class.forName(Order.class.getName());
        Class.forName(name, true, loader);
        return Class.forName(name);
    }

    Class<?> known() throws Exception {
        String name = "shop.Order";
        return Class.forName(name);
    }

    Object look(String name, Context context) throws Exception {
        context.lookup("java:comp/env");
        InitialContext initial = new InitialContext();
        initial.lookup(name);
        InitialContext.doLookup("ldap://" + name);
        return context.lookup("java:comp/" + name);
    }

    Object lookChecked(String name, Context context) throws Exception {
        Names.check(name);
        return context.lookup(name);
    }
}

class Filtering extends ObjectInputStream {
    Object one(ObjectInputStream in) throws Exception {
        return in.readObject();
    }
}

@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
class Event {}

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
class Named {}

class Holder {
    @JsonTypeInfo(use = Id.CLASS)
    Object value;

    int other;
}

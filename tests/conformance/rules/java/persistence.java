package shop.store;

import java.util.*;
import java.util.stream.Collectors;
import javax.persistence.*;
import org.hibernate.Criteria;
import org.hibernate.Session;
import org.hibernate.criterion.Restrictions;

@Entity
public class Customer {
    public String name;
    public int age = 3;
    public static int COUNT = 4;
    private String secret;
    protected String note;
}

class NotEntity {
    public String name;
}

interface CustomerRepository extends CrudRepository<Customer, Long> {
    @Query(value = "SELECT * FROM customers", nativeQuery = true)
    List<Customer> everybody();

    @Query("SELECT c FROM Customer c")
    List<Customer> all();
}

interface OtherRepository extends Base<Customer> {
    @Query(value = "SELECT * FROM others", nativeQuery = true)
    List<Customer> others(String name);
}

class Store {
    private EntityManager manager;
    private Session session;

    public Object find(String name, int age) {
        manager.createQuery("FROM Customer WHERE name = '" + name + "'");
        manager.createQuery("FROM Customer WHERE age = " + age);
        manager.createQuery("FROM Customer WHERE name = :name").setParameter("name", name);
        String query = "FROM Customer WHERE name = '" + name + "'";
        manager.createQuery(query, Customer.class).getResultList();
        return manager.createNativeQuery(String.format("SELECT 1 WHERE x = '%s'", name)).getSingleResult();
    }

    public Object sorted(String order, Criteria criteria) {
        session.createQuery("FROM Customer ORDER BY " + order);
        session.createSQLQuery("SELECT * FROM customers ORDER BY " + order).list();
        criteria.add(Restrictions.sqlRestriction("name like '" + order + "'"));
        criteria.add(Restrictions.eq("name", order));
        Order known = Order.valueOf(order);
        session.createQuery("FROM Customer ORDER BY " + known);
        UUID id = UUID.fromString(order);
        session.createQuery("FROM Customer WHERE id = '" + id + "'");
        return null;
    }

    public Object several(List<String> names, Handle handle, DSLContext dsl) {
        for (String one : names) {
            session.createQuery("FROM Customer WHERE name = '" + one + "'");
        }
        String joined = String.join(",", names);
        handle.createQuery("SELECT * FROM c WHERE n IN (" + joined + ")").bind("x", 1);
        handle.createQuery("SELECT * FROM c WHERE n IN (:n)").bind("n", joined);
        dsl.fetch("SELECT * FROM c WHERE n = '" + names.get(0) + "'");
        StringBuilder text = new StringBuilder("FROM Customer");
        return session.createQuery(text.toString());
    }

    Object inside(String name) {
        return session.createQuery("FROM Customer WHERE name = '" + name + "'");
    }

    void mongo(String name, MongoCollection collection) {
        new BasicDBObject("$where", "this.name == '" + name + "'");
        new BasicDBObject("name", "x" + name);
        new BasicQuery("{ name: '" + name + "' }");
        new BasicQuery("{ name: " + name);
        new BasicQuery("{ name: 'x' }");
        BasicDBObject.parse(String.format("{ name: '%s' }", name));
        BasicDBObject.parse("{ name: 'x' }");
        collection.find(Document.parse("{ name: " + name + "}"));
        collection.find(Document.parse(name));
        Map<String, Object> query = new HashMap<>();
        query.put("$where", name);
        query.put("name", name);
    }

    @Transactional
    private void quietly() {}

    @Transactional
    public void loudly() {}

    @Transactional
    private int counted(int a) {
        return a;
    }

    @Override
    private void other() {}

    Object optional(Optional<Customer> given, Optional<String> other) {
        given.get();
        if (other.isPresent()) {
            return other.get();
        }
        String text = other.get();
        Map<String, String> map = new HashMap<>();
        map.get("x");
        return other.orElse(null);
    }

    String early(Optional<String> one) {
        if (!one.isPresent()) {
            return "";
        }
        return one.get();
    }

    Object streams(List<Customer> all) {
        int count = all.stream().filter(one -> one.age > 3).collect(Collectors.toList()).size();
        int mapped = all.stream().map(one -> one.name).sorted().collect(Collectors.toList()).size();
        int plain = all.stream().collect(Collectors.toList()).size();
        long good = all.stream().filter(one -> one.age > 3).count();
        boolean any = all.stream().filter(one -> one.age > 3).findFirst().isPresent();
        boolean better = all.stream().anyMatch(one -> one.age > 3);
        all.stream().map(one -> one);
        all.stream().map(one -> one.name);
        all.forEach(System.out::println);
        all.forEach(one -> System.out.println(one));
        return count + mapped + plain + good;
    }
}

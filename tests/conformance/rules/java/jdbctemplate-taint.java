package shop.orders;

import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/orders")
public class OrderController {
    private static final Map<String, String> COLUMNS = Map.of("name", "o.name", "date", "o.placed");
    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private EntityManager entities;

    OrderController(JdbcTemplate jdbc, NamedParameterJdbcTemplate named) {
        this.jdbc = jdbc;
        this.named = named;
    }

    @GetMapping("/find")
    public List<Order> find(@RequestParam("name") String name, @RequestParam("limit") Integer limit) {
        String sql = "select * from orders where name = '" + name + "'";
        jdbc.query("select * from orders where name = ?", new OrderMapper(), name);
        jdbc.query("select * from orders limit " + limit, new OrderMapper());
        return jdbc.query(sql, new OrderMapper());
    }

    @GetMapping("/{id}")
    public Order one(@PathVariable String id) {
        int key = Integer.parseInt(id);
        jdbc.queryForObject("select * from orders where id = " + key, Order.class);
        return this.jdbc.queryForObject("select * from orders where id = " + id, Order.class);
    }

    @GetMapping("/sorted")
    public List<Map<String, Object>> sorted(@RequestParam(value = "by", required = false) String by) {
        String column = COLUMNS.get(by);
        jdbc.queryForList("select * from orders o order by " + column);
        return jdbc.queryForList("select * from orders o order by " + by);
    }

    @PostMapping
    public int change(@RequestBody OrderForm form, @PathVariable("id") Long id) {
        StringBuilder text = new StringBuilder("update orders set name = '");
        text.append(form.getName()).append("' where id = ").append(id);
        named.update("update orders set name = :name where id = :id", Map.of("name", form.getName(), "id", id));
        return jdbc.update(text.toString());
    }

    @PostMapping("/note")
    public int note(@RequestParam(name = "note") String note) {
        StringBuilder text = new StringBuilder();
        text.append("update orders set note = '");
        text.append(note);
        text.append("'");
        return jdbc.update(text.toString());
    }

    @DeleteMapping("/{name}")
    public void drop(@PathVariable String name, boolean sure) {
        if (sure) {
            for (String table : List.of("orders", "lines")) {
                jdbc.execute(String.format("delete from %s where name = '%s'", table, name));
            }
        }
        try {
            entities.createNativeQuery("delete from audit where name = '" + name + "'").executeUpdate();
        } catch (RuntimeException failed) {
            jdbc.update("insert into failures values (?)", name);
        }
    }

    List<?> session(Session session, @RequestParam(defaultValue = "x") String like) {
        session.createQuery("from Order where name like :like").setParameter("like", like);
        String hql = like == null ? "from Order" : "from Order where name like '" + like + "'";
        return session.createQuery(hql, Order.class).list();
    }

    void written(String status, long id, java.sql.Connection connection) throws Exception {
        jdbc.update("delete from orders where status = " + status);
        jdbc.update("delete from orders " + "where status = 1");
        jdbc.update("SELECT a " + "from orders where id = " + id);
        jdbc.update("DELETE from orders where id = %d".formatted(id));
        connection.prepareStatement(String.format("  select * from %s", status)).executeQuery();
        connection.prepareStatement(String.format("drop table %s", status));
        connection.nativeSQL(String.format("select * from %s", status));
        jdbc.queryForList("select 1 from orders where s = ?", status);
        jdbc.query(
            "select * from orders where status = '"
                + status
                + "'",
            new OrderMapper());
    }
}

package shop.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.persistence.EntityManager;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

public class OrderRepository {
    private static final String TABLE = "orders";
    private final Connection connection;
    private JdbcTemplate template;

    public OrderRepository(Connection connection, JdbcTemplate template) {
        this.connection = connection;
        this.template = template;
    }

    public ResultSet byName(String name) throws SQLException {
        Statement statement = connection.createStatement();
        String sql = "SELECT * FROM orders WHERE name = '" + name + "'";
        return statement.executeQuery(sql);
    }

    public ResultSet byNameAssigned(String name) throws SQLException {
        Statement statement = connection.createStatement();
        String sql;
        sql = "SELECT * FROM orders WHERE name = '" + name + "'";
        log(sql);
        ResultSet rows = statement.executeQuery(sql);
        return rows;
    }

    public int remove(String id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("DELETE FROM orders WHERE id = " + id);
        }
    }

    public int removeFormatted(String id) throws SQLException {
        Statement statement = connection.createStatement();
        return statement.executeUpdate(String.format("DELETE FROM orders WHERE id = %s", id));
    }

    public boolean removeLater(String id) throws SQLException {
        String sql = String.format("DELETE FROM orders WHERE id = %s", id);
        Statement statement = connection.createStatement();
        statement.addBatch(sql);
        return statement.execute(sql, Statement.RETURN_GENERATED_KEYS);
    }

    public ResultSet built(String name, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT * FROM orders");
        if (name != null) {
            log("filtered");
        }
        sql.append(" WHERE name = '" + name + "'");
        Statement statement = connection.createStatement();
        return statement.executeQuery(sql.toString());
    }

    public ResultSet constant() throws SQLException {
        String sql = "SELECT * " + "FROM orders";
        Statement statement = connection.createStatement();
        return statement.executeQuery(sql);
    }

    public ResultSet plain() throws SQLException {
        Statement statement = connection.createStatement();
        return statement.executeQuery("SELECT * FROM orders");
    }

    public ResultSet joined() throws SQLException {
        Statement statement = connection.createStatement();
        return statement.executeQuery("SELECT * FROM " + "orders");
    }

    public ResultSet prepared(String name) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT * FROM orders WHERE name = ?");
        statement.setString(1, name);
        return statement.executeQuery();
    }

    public ResultSet preparedWrongly(String name) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT * FROM orders WHERE name = '" + name + "'");
        return statement.executeQuery();
    }

    void log(String text) {}
}

@RestController
class OrderController {
    private Connection connection;
    private JdbcTemplate jdbc;
    private EntityManager manager;
    private Escaper escaper;

    @GetMapping("/orders")
    public Object list(@RequestParam("sort") String sort, int page) {
        return jdbc.queryForList("SELECT * FROM orders ORDER BY " + sort);
    }

    @GetMapping("/orders/{id}")
    public Object one(@PathVariable String id) {
        String query = "SELECT * FROM orders WHERE id = " + id;
        return manager.createNativeQuery(query).getSingleResult();
    }

    @GetMapping("/orders/{id}/lines")
    public Object lines(@PathVariable("id") String id) {
        int number = Integer.parseInt(id);
        return jdbc.queryForList("SELECT * FROM lines WHERE id = " + number);
    }

    @GetMapping("/orders/escaped")
    public Object escaped(@RequestParam("name") String name) {
        return jdbc.queryForList("SELECT * FROM lines WHERE name = '" + escaper.escape(name) + "'");
    }

    public void servlet(HttpServletRequest request) throws SQLException {
        String name = request.getParameter("name");
        Statement st = connection.createStatement();
        st.executeQuery("SELECT 1 FROM users WHERE name = '" + name + "'");
        String trimmed = name.trim().toLowerCase();
        st.executeUpdate("UPDATE users SET seen = 1 WHERE name = '" + trimmed + "'");
        long id = Long.valueOf(request.getParameter("id"));
        st.executeUpdate("UPDATE users SET seen = 1 WHERE id = " + id);
        String header = request.getHeader("X-Tenant");
        if (header == null) {
            header = "default";
        }
        connection.prepareStatement("SELECT * FROM " + header + ".users");
        String fixed = "tenant";
        connection.prepareStatement("SELECT * FROM " + fixed + ".users");
        for (Cookie cookie : request.getCookies()) {
            String value = cookie.getValue();
            st.executeQuery("SELECT * FROM sessions WHERE token = '" + value + "'");
        }
        StringBuilder text = new StringBuilder();
        text.append("SELECT * FROM users WHERE q = '");
        text.append(request.getQueryString());
        st.executeQuery(text.toString());
        name = "nobody";
        st.executeQuery("SELECT 1 FROM users WHERE name = '" + name + "'");
    }
}

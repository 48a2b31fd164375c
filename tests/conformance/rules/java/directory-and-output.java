package shop.out;

import java.io.PrintWriter;
import java.sql.DriverManager;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.owasp.encoder.Encode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Output {
    private static final Logger LOG = LoggerFactory.getLogger(Output.class);
    private static final String PASSWORD = "hunter22";
    private static final String LABEL = "Password please";
    private static final String TITLE = "Orders-page";
    String apiKey = "0123456789";
    String template = "${api.key}";

    Object find(String user, DirContext context, LdapEncoder encoder) throws NamingException {
        context.search("ou=people", "(uid=" + user + ")", null);
        String filter = String.format("(uid=%s)", user);
        context.search("ou=people", filter, null);
        InitialDirContext initial = new InitialDirContext();
        initial.search("ou=people", "(uid=" + encoder.filterEncode(user) + ")", null);
        return context.search("ou=people", "(uid=admin)", null);
    }

    Object path(String name, XPathFactory factory) throws XPathExpressionException {
        XPath xpath = factory.newXPath();
        xpath.compile("/users/user[@name='" + name + "']");
        xpath.evaluate("/users/user[1]", document());
        xpath.evaluate("/users/user[@name='" + Encode.forXml(name) + "']", document());
        return xpath.evaluate("//" + name, document());
    }

    void page(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("name");
        response.getWriter().println("<b>" + name + "</b>");
        response.getWriter().write(Encode.forHtml(name));
        PrintWriter writer = response.getWriter();
        writer.print(name);
        writer.printf("<p>%s</p>", name.trim());
        writer.println("<p>hello</p>");
        String[] values = request.getParameterMap().get("q");
        writer.write(values[0]);
        ServletOutputStream out = response.getOutputStream();
        out.print(request.getHeader("User-Agent"));
        String safe = HtmlUtils.htmlEscape(request.getHeader("User-Agent"));
        out.print(safe);
        if (name != null && !name.isEmpty()) {
            String greeting = "Hello, " + name;
            writer.append(greeting);
        }
        log(name);
    }

    void headers(HttpServletRequest request, HttpServletResponse response) {
        String value = request.getParameter("lang");
        response.setHeader("Content-Language", value);
        response.addHeader("X-Lang", value);
        response.setStatus(200);
        String cleaned = request.getParameter("x");
        cleaned = cleaned.replace("\n", "");
        response.setHeader("X-Clean", cleaned);
    }

    void logging(String user, String password, String token, Account account) {
        LOG.info("login of {}", user);
        LOG.info("login of {} with {}", user, password);
        LOG.debug("token " + token);
        LOG.error("failed", account);
        LOG.warn("secret: {}", account.clientSecret);
        String userToken = token.substring(1);
        LOG.trace(userToken);
        System.out.println(password);
    }

    void secrets(Account account, Properties properties, JwtBuilder jwt) throws Exception {
        account.password = "letmein1";
        account.password = System.getenv("PASSWORD");
        account.name = "x";
        DriverManager.getConnection("jdbc:h2:mem", "sa", "sa-secret");
        DriverManager.getConnection("jdbc:h2:mem", "sa", "");
        properties.setProperty("db.password", "swordfish");
        properties.setProperty("db.user", "swordfish");
        new PasswordAuthentication("me", "mysecret".toCharArray());
        new PasswordAuthentication("me", System.getenv("P").toCharArray());
        Algorithm.HMAC256("signingkey");
        Algorithm.HMAC256(account.password);
        jwt.signWith(SignatureAlgorithm.HS256, "anotherkey");
        String password = "changeit";
        String messageId = "hello-world";
    }

    boolean matches(String text, String expression) {
        Pattern.compile("(a+)+$");
        Pattern.compile("^([a-z]+)*x$", Pattern.CASE_INSENSITIVE);
        Pattern.compile("^[a-z]+$");
        Pattern.compile("\\d{1,3}");
        if (text.matches("[a-z]*")) {
            return true;
        }
        return text.matches(expression);
    }

    Object document() {
        return null;
    }
}

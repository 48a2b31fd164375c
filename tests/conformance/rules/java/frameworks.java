package shop.many;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.*;
import java.util.logging.Logger;
import javax.ws.rs.*;
import javax.ws.rs.core.Response;

@Path("/run")
class Routes {
    private static final Logger LOG = Logger.getLogger("shop");
    private ProcessBuilder builder;
    private Events events;

    @GET
    Response run(@QueryParam("cmd") String command, @QueryParam("n") int count) {
        builder.command(command);
        builder.command("ls");
        builder.command(String.valueOf(count));
        List<String> parts = new ArrayList<>();
        parts.add("git");
        builder.command(parts);
        parts.add(command);
        builder.command(parts);
        return Response.seeOther(URI.create(command));
    }

    @GET
    Response go(@PathParam("to") String to, @HeaderParam("Referer") String from) {
        LOG.info("going to " + to);
        LOG.fine("going to " + to);
        LOG.warning(from);
        LOG.severe("nothing");
        if (to.isEmpty()) {
            return Response.seeOther(URI.create("/home"));
        }
        String target = "/go/" + to;
        return Response.seeOther(URI.create(target));
    }

    @POST
    Response many(@FormParam("item") List<String> items, Validator validator) {
        for (String item : items) {
            LOG.info(item);
            int number = Integer.valueOf(item);
            LOG.info("number " + number);
        }
        String first = items.get(0);
        LOG.info(validator.validate(first));
        events.send("topic", first);
        events.send("topic", "fixed");
        return null;
    }

    void vertx(RoutingContext ctx) {
        String name = ctx.request().getParam("name");
        ctx.response().putHeader("X-Name", name);
        ctx.response().putHeader("X-Name", "fixed");
        String id = ctx.pathParam("id");
        LOG.info("id " + id);
        ctx.response().putHeader("Location", "/items/" + id);
        events.send(id);
    }

    Object webflux(ServerRequest request) {
        String q = request.queryParam("q").orElse("");
        LOG.info(q);
        q = "fixed";
        LOG.info(q);
        return null;
    }

    Object play() {
        String q = Http.Context.current().request().getQueryString("q");
        LOG.warning("search " + q);
        return q;
    }
}

class Expressions {
    void evaluate(ValueStack stack, String text, Util util, ExpressionFactory factory, Object context) {
        stack.findValue(text);
        stack.findValue("name", String.class);
        Ognl.getValue(text, context);
        util.translateVariables('$', text, stack);
        new ELProcessor().eval(text);
        new ELProcessor().getValue(text, String.class);
        factory.createValueExpression(context, text, String.class);
        factory.createValueExpression(context, "#{bean.name}", String.class);
        factory.createValueExpression(context, "#{" + text + "}", String.class);
    }
}

class Cloud {
    void storage(AmazonS3 s3, PutObjectRequest request, AmazonS3ClientBuilder client) {
        request.withCannedAcl(CannedAccessControlList.PublicRead);
        request.withCannedAcl(CannedAccessControlList.Private);
        s3.setBucketAcl("shop", CannedAccessControlList.PublicReadWrite);
        s3.setBucketAcl("shop", acl());
        PutObjectRequest.builder().bucket("shop").acl(ObjectCannedACL.PUBLIC_READ).key("a").build();
        PutObjectRequest.builder().acl(ObjectCannedACL.PUBLIC_READ).build();
        PutObjectRequest.builder().bucket("shop").acl(ObjectCannedACL.PRIVATE).build();
        new BasicAWSCredentials("AKIAABCDEFGHIJKLMNOP", "secret");
        new BasicAWSCredentials(key(), secret());
        AwsBasicCredentials.create("AKIAABCDEFGHIJKLMNOP", secret());
        AwsBasicCredentials.create("key", secret());
        client.withEndpointConfiguration(new EndpointConfiguration("http://localhost:4566", "us-east-1"));
        client.withEndpointConfiguration(new EndpointConfiguration("https://s3.example", "us-east-1"));
    }

    void messaging(Properties properties, SslContextBuilder ssl) {
        properties.put("security.protocol", "PLAINTEXT");
        properties.put("security.protocol", "SASL_SSL");
        properties.put(SaslConfigs.SASL_MECHANISM, "PLAIN");
        properties.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
        ManagedChannelBuilder.forAddress("prices", 443).usePlaintext().build();
        ManagedChannelBuilder.forAddress("prices", 443).keepAliveTime(1, SECONDS).usePlaintext().build();
        ManagedChannelBuilder.forAddress("prices", 443).useTransportSecurity().build();
        ssl.trustManager(InsecureTrustManagerFactory.INSTANCE).build();
        ssl.trustManager(new File("ca.pem")).build();
        Object headers = new DefaultHttpHeaders(false);
        Object checked = new DefaultHttpHeaders(true);
    }
}

@ApplicationScoped
class Shared {
    private String user;
    private HttpSession session;
    private int count;
    private final List<String> names = new ArrayList<>();
}

@RequestScoped
class PerRequest {
    private String user;
}

class Pages extends HttpServlet {
    private String name;
    private int hits;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        name = request.getParameter("name");
        this.hits = 4;
        String local = request.getParameter("local");
        synchronized (this) {
            this.hits = 5;
        }
        show(local);
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        this.name = request.getHeader("X-Name");
        hits++;
    }

    void show(String text) {
        this.name = text;
    }
}

class NoServlet {
    private String name;

    void doGet(HttpServletRequest request) {
        this.name = "x";
    }
}

class Collections2 {
    void raw(Map<String, String> map, Collection<String> all) {
        List plain = new ArrayList();
        List<String> typed = new ArrayList<>();
        Map lookup = new HashMap(16);
        Map<String, String> other = new HashMap<>(16);
        for (Object one : all) {
            plain.add(one);
        }
        for (String one : all) {
            typed.add(one);
        }
        if (map.keySet().contains("a")) {
            plain = Collections.EMPTY_LIST;
        }
        if (map.containsKey("a")) {
            plain = Collections.emptyList();
        }
    }

    int casts(String text, Object any, int[] numbers, long days, int hours) {
        int size = (int) text.length();
        String[] none = new String[0];
        Object[] some = new Object[1];
        int[] zero = new int[0];
        if (any instanceof String) {
            size++;
        }
        if (any instanceof Integer) {
            size++;
        }
        if (text.compareTo("b") == 1) {
            size--;
        }
        if (text.compareTo("b") > 0) {
            size--;
        }
        int last = numbers[numbers.length];
        int good = numbers[numbers.length - 1];
        assert size > 3 : "too small";
        assert size > 3;
        int millis = hours * 3600 * 1000;
        int direct = hours * 1000;
        String twice = any.toString().toString();
        return last + good + millis + direct;
    }
}

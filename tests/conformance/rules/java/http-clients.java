package clients;

import java.net.*;
import java.net.http.*;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.*;
import javax.servlet.http.HttpServletRequest;
import okhttp3.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

@RestController
class ProxyController {
    private final OkHttpClient slow = new OkHttpClient.Builder().followRedirects(false).build();
    private final OkHttpClient timed = new OkHttpClient.Builder()
        .callTimeout(3, TimeUnit.SECONDS)
        .retryOnConnectionFailure(true)
        .build();
    private final HttpClient client = HttpClient.newBuilder().build();
    private final HttpClient other =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).connectTimeout(Duration.ofSeconds(2)).build();
    private RestTemplate rest;
    private WebClient web;

    @GetMapping("/proxy")
    String proxy(@RequestParam String target, int port) throws Exception {
        Request request = new Request.Builder().url(target).header("a", "b").build();
        Request fixed = new Request.Builder().url("https://example.org").header("a", target).build();
        HttpRequest.newBuilder().uri(URI.create(target)).GET().build();
        HttpRequest.newBuilder().uri(URI.create("https://example.org")).GET().build();
        String address = checked(target);
        rest.getForObject(this.checked(target), String.class);
        return rest.getForObject("https://" + target + "/api", String.class);
    }

    @PostMapping(path = "/hook", consumes = "application/json")
    void hook(@RequestBody Hook hook, @RequestHeader("X-Callback") URI callback) throws Exception {
        web.get().uri(callback).retrieve();
        web.get().uri("/fixed/{id}", callback.getHost()).retrieve();
        web.post().uri(callback).retrieve();
        rest.getForObject(hook.url(), String.class);
        callback.toURL().openConnection();
    }

    @DeleteMapping("/x")
    void remove(String url) throws Exception {
        new URL(url).openConnection();
    }

    void servlet(HttpServletRequest request) throws Exception {
        String url = request.getParameter("url");
        if (url == null || url.isEmpty()) {
            url = "https://example.org";
        }
        URLConnection connection = new URL(url).openConnection();
        new URL("https://example.org").openConnection();
        connection.connect();
    }

    void trusting(OkHttpClient.Builder builder, SSLSocketFactory factory) {
        builder.hostnameVerifier((host, session) -> true);
        builder.hostnameVerifier((host, session) -> host.equals("a"));
        builder.hostnameVerifier((host, session) -> { return true; });
        HostnameVerifier all = new HostnameVerifier() {
            @Override
            public boolean verify(String host, SSLSession session) {
                return true;
            }
        };
        HostnameVerifier some = new HostnameVerifier() {
            @Override
            public boolean verify(String host, SSLSession session) {
                return HttpsURLConnection.getDefaultHostnameVerifier().verify(host, session);
            }
        };
        builder.hostnameVerifier(all).hostnameVerifier(some);
    }

    static class Lenient implements HostnameVerifier {
        private int count;

        @Override
        public boolean verify(String host, SSLSession session) {
            count++;
            return true;
        }
    }

    static final class Strict implements HostnameVerifier {
        public boolean verify(String host, SSLSession session) {
            return host.endsWith(".example.org");
        }
    }

    static class Mixed extends Base implements java.io.Serializable, HostnameVerifier {
        public final boolean verify(final String host, final SSLSession session) {
            if (host == null) {
                return false;
            }
            return true;
        }
    }
}

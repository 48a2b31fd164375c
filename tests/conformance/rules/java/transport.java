package shop.net;

import java.net.*;
import java.net.http.HttpRequest;
import java.security.cert.X509Certificate;
import javax.net.ssl.*;
import javax.servlet.http.*;
import okhttp3.*;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.springframework.web.client.RestTemplate;

class TrustAll implements X509TrustManager {
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

class Checking implements X509TrustManager {
    private X509TrustManager inner;

    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        inner.checkServerTrusted(chain, type);
    }

    public X509Certificate[] getAcceptedIssuers() {
        return inner.getAcceptedIssuers();
    }
}

class Clients {
    private final RestTemplate rest = new RestTemplate();
    private OkHttpClient shared = new OkHttpClient();

    void managers() throws Exception {
        TrustManager[] all = new TrustManager[] {new X509TrustManager() {
            public X509Certificate[] getAcceptedIssuers() {
                return null;
            }
        }};
        TrustManager[] some = new TrustManager[] {new X509TrustManager() {
            public X509Certificate[] getAcceptedIssuers() {
                return inner().getAcceptedIssuers();
            }
        }};
        SSLContext context = SSLContext.getInstance("SSL");
        context.init(null, all, null);
        SSLContext.getInstance("TLS");
        SSLContext.getInstance("TLSv1.1");
        SSLContext.getInstance("TLSv1.2");
        SSLContext.getInstance("TLSv1.3", "SunJSSE");
    }

    void hosts(HttpsURLConnection connection, HttpClientBuilder builder) {
        connection.setHostnameVerifier((host, session) -> true);
        connection.setHostnameVerifier((host, session) -> host.equals("shop.example"));
        HttpsURLConnection.setDefaultHostnameVerifier(NoopHostnameVerifier.INSTANCE);
        builder.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);
        builder.setSSLHostnameVerifier(new DefaultHostnameVerifier());
        HostnameVerifier none = new NoopHostnameVerifier();
        new OkHttpClient.Builder().hostnameVerifier((host, session) -> true).build();
        new OkHttpClient.Builder().followRedirects(false).hostnameVerifier((h, s) -> true).build();
        new OkHttpClient.Builder().followRedirects(false).build();
    }

    void protocols(SSLSocket socket) {
        socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1"});
        socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
        socket.setEnabledProtocols(new String[] {"SSLv3"});
        new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS).tlsVersions(TlsVersion.TLS_1_0).build();
        new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS).tlsVersions(TlsVersion.TLS_1_2).build();
    }

    void addresses() throws Exception {
        new URL("http://shop.example/feed");
        new URL("https://shop.example/feed");
        new URL("http://localhost:8080/");
        URI.create("HTTP://shop.example/");
        URI.create("/relative");
        rest.getForObject("http://prices.example/{id}", String.class, 4);
        rest.getForObject("https://prices.example/{id}", String.class, 4);
        Request request = new Request.Builder().url("http://prices.example").get().build();
        HttpRequest other = HttpRequest.newBuilder(URI.create("http://127.0.0.1/")).build();
    }

    void cookies(HttpServletResponse response) {
        Cookie plain = new Cookie("session", "1");
        response.addCookie(plain);
        Cookie secure = new Cookie("session", "1");
        secure.setSecure(true);
        response.addCookie(secure);
        Cookie open = new Cookie("session", "1");
        open.setHttpOnly(false);
        open.setSecure(false);
        response.addCookie(open);
        Cookie gone = new Cookie("session", "1");
        gone.setValue("");
        response.addCookie(gone);
        ResponseCookie.from("a", "b").httpOnly(true).secure(false).build();
        ResponseCookie.from("a", "b").secure(true).build();
    }

    void fetch(HttpServletRequest request, Allowed allowed) throws Exception {
        String address = request.getParameter("url");
        new URL(address).openConnection();
        URL url = new URL(address);
        url.openStream();
        rest.getForObject(address, String.class);
        rest.exchange("https://prices.example/" + address, null, null, String.class);
        rest.getForObject("https://prices.example/", String.class, address);
        HttpGet get = new HttpGet(address);
        HttpGet fixed = new HttpGet("https://prices.example/");
        Request call = new Request.Builder().url(address).build();
        shared.newCall(call).execute();
        rest.getForObject(allowed.check(address), String.class);
        String host = "prices.example";
        new URL("https://" + host).openConnection();
    }

    @GetMapping("/proxy")
    Object proxy(@RequestParam("to") String to, String other) throws Exception {
        rest.getForObject(other, String.class);
        return rest.getForObject("https://" + to, String.class);
    }
}

class AnyHost implements HostnameVerifier {
    public boolean verify(String host, SSLSession session) {
        return true;
    }
}

class OneHost implements HostnameVerifier {
    public boolean verify(String host, SSLSession session) {
        return "shop.example".equals(host);
    }
}

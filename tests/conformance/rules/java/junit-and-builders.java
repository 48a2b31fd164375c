package shop.tests;

import static org.junit.Assert.*;

import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.TimeUnit;
import org.junit.*;

public class OrderTest {
    public static final String FEED = "http://shop.example/feed";
    public static final String SAFE = "https://shop.example/feed";
    static int counter = 3;
    static final int LIMIT = 4;

    @Test
    public void compares() {
        Order one = new Order("a");
        Order two = new Order("a");
        assertTrue(one.equals(two));
        assertEquals(one, two);
        assertTrue(one == two);
        assertSame(one, two);
        assertEquals(one, one);
        assertFalse(!one.isOpen());
        assertFalse(one.isOpen());
        Assert.assertTrue(true);
        assertThat(one.isOpen()).isEqualTo(true);
        assertThat(one.isOpen()).isTrue();
        assertThat(one.lines().size()).isEqualTo(2);
        assertThat(one.lines()).hasSize(2);
        if (one.isOpen()) {
            fail();
        }
        fail("not open");
    }

    @Ignore("later")
    @Test
    public void ignored() {
        compares();
    }

    @Disabled
    void disabled() {
        compares();
    }

    @Test(enabled = false)
    public void off() {
        compares();
    }

    @Test(expected = IllegalStateException.class)
    public void expected() {
        compares();
    }

    @Test
    public void empty() {}

    @Test
    public void waits() throws Exception {
        Thread.sleep(100);
        TimeUnit.SECONDS.sleep(1);
        int number = new Random().nextInt();
        LocalDate today = LocalDate.now();
        LocalDate fixed = LocalDate.of(2026, 1, 1);
        check(number, today);
    }

    void helper() throws Exception {
        Thread.sleep(100);
    }

    @Test
    public void mocks(Store store) {
        verify(store, atLeast(0)).save(any());
        verify(store, times(1)).save(any());
        when(store.find(any())).thenReturn(null);
        when(store.find(1, any())).thenReturn(null);
        when(store.find("a")).thenReturn(null);
        doReturn(3).when(store).count();
        doReturn(3).when(store).count(4);
        Store deep = mock(Store.class, RETURNS_DEEP_STUBS);
        Store plain = mock(Store.class);
        Mockito.strictness().lenient().silent().build();
    }

    void builders() {
        HttpClient.newBuilder().build();
        HttpClient.newBuilder().followRedirects(ALWAYS).build();
        HttpClient.newBuilder().connectTimeout(limit()).build();
        HttpClient.newBuilder().version(HTTP_2).connectTimeout(limit()).build();
        Caffeine.newBuilder().maximumSize(10).build();
        Other.newBuilder().build();
    }

    byte[] texts(String text, byte[] bytes, InputStream in, Kind kind, int index) throws Exception {
        Kind given = Kind.values()[index];
        int place = kind.ordinal();
        int port = 65536;
        int other = 8080;
        Locale.setDefault(Locale.ROOT);
        String lower = text.toLowerCase();
        String safe = text.toLowerCase(Locale.ROOT);
        String decoded = new String(bytes);
        String known = new String(bytes, UTF_8);
        Reader reader = new InputStreamReader(in);
        Reader good = new InputStreamReader(in, UTF_8);
        byte[] raw = text.getBytes(UTF_8);
        return decoded.getBytes();
    }
}

class Data2 {
    void data(List<String> names, Map<String, String> map) {
        UUID id = UUID.randomUUID();
        UUID known = UUID.fromString("a");
        File file = new File("src/test/resources", "a.txt");
        File other = new File("a.txt");
        System.setProperty("mode", "test");
        String mode = System.getProperty("mode");
        long now = System.currentTimeMillis();
        Date date = new Date();
        Date fixed = new Date(0);
        Calendar calendar = Calendar.getInstance();
        String first = names.get(0);
        String second = names.get(1);
        String value = map.get(0);
        if (names.isEmpty() == true) {
            first = second;
        }
    }
}

@Data
class Account {
    private String name;
    private String password;
    private int tokenCount;
    private String accessToken;
}

@Data
@ToString(exclude = "secret")
class Hidden {
    private String secret;
}

@Getter
class Plain {
    private String secret;
}

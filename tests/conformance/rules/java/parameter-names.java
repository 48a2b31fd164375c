package store;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.commons.io.FilenameUtils;

public class Store {
    private byte[] content;
    private String[] names = new String[4];
    private final int[] sizes;
    private String title;
    public long[] open;

    public Store(int[] sizes) {
        this.sizes = sizes;
    }

    public File first(String name) {
        return new File(name);
    }

    public File second(int name) {
        String other = "fixed";
        return new File(other);
    }

    public InputStream third(String path, boolean checked) throws IOException {
        if (path.contains("..")) {
            throw new IOException("outside");
        }
        return new FileInputStream(path);
    }

    public InputStream fourth(boolean checked, String path) throws IOException {
        if (checked) {
            return new FileInputStream(path);
        }
        return null;
    }

    private static Path fifth(final String base, String... rest) {
        Path root = Paths.get("/srv", base);
        return Paths.get("/srv", rest);
    }

    Path sixth(String given) {
        given = FilenameUtils.getName(given);
        return Paths.get("/srv", given);
    }

    Path seventh(String given) {
        String name = FilenameUtils.getName(given);
        Runnable later = () -> new File(root(), given).delete();
        later.run();
        return Paths.get(name);
    }

    File eighth(String name) {
        Visitor visitor = new Visitor() {
            @Override
            public File visit(Integer other) {
                return new File(name);
            }

            @Override
            public File other(String inner) {
                return new File(inner, "index");
            }
        };
        return visitor.visit(3);
    }

    File ninth(Object name) {
        return new File(root(), (String) name);
    }

    byte[] getContent() {
        return content;
    }

    byte[] copy() {
        return content.clone();
    }

    String[] getNames() {
        if (names == null) {
            return null;
        }
        return names;
    }

    int[] getSizes() {
        return sizes;
    }

    String getTitle() {
        return title;
    }

    long[] getOpen() {
        return this.open;
    }
}

class MainActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.main);
    }

    @Override
    protected void onResume() {
        refresh();
    }

    @Override
    public void onPause() {
        stop();
        super.onPause();
    }

    protected void onDestroy() {
        close();
    }

    @Override
    protected void onStop() {
        close();
    }
}

class SecondActivity extends Activity {
    @Override
    public void onDestroy() {
        if (bound) {
            super.onDestroy();
        }
    }

    @Override
    void onCreate(Bundle state) {
        super.onResume();
    }
}

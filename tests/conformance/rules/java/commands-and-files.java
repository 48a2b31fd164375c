package shop.system;

import java.io.*;
import java.nio.file.*;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.Part;
import org.apache.commons.io.FilenameUtils;

public class Files2 {
    private static final String LS = "ls " + "-l";

    void commands(String name, Runtime shared, ProcessBuilder builder) throws IOException {
        Runtime.getRuntime().exec("ls " + name);
        Runtime.getRuntime().exec("ls " + "-l");
        Runtime.getRuntime().exec("ls -l");
        Runtime rt = Runtime.getRuntime();
        rt.exec(String.format("ping %s", name));
        rt.exec("cat ".concat(name), null);
        rt.exec(name);
        shared.exec(String.join(" ", "ls", name), new String[] {"A=1"});
        new ProcessBuilder("git", "clone", "https://example.org/" + name).start();
        new ProcessBuilder("git", "status").start();
        builder.command("sh", "-c", "ls " + name);
        builder.command("ls", name);
        String joined = "du " + name;
        rt.exec(joined);
        rt.exec(LS);
    }

    void shells(String line) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", line).start();
        new ProcessBuilder("bash", "-c", line, "x").start();
        new ProcessBuilder("bash", "script.sh", line).start();
        Runtime.getRuntime().exec(new String[] {"/bin/zsh", "-c", line});
        Runtime.getRuntime().exec(new String[] {"/usr/bin/python", "-c", line});
        ProcessBuilder p = new ProcessBuilder(Arrays.asList("sh", "-c", line));
        p.command(List.of("cmd.exe", "/c", line));
        p.command(List.of("cmd.exe", "/k", line));
    }

    void reading(HttpServletRequest request, Part part, Path root) throws Exception {
        String name = request.getParameter("file");
        File file = new File("/srv/files", name);
        new FileInputStream("/srv/" + name).close();
        File kept = new File("/srv/files", FilenameUtils.getName(name));
        Path path = Paths.get("/srv", "files", name);
        Path resolved = root.resolve(name + ".txt");
        FileReader reader = new FileReader(file);
        String upload = part.getSubmittedFileName();
        try (OutputStream out = new FileOutputStream("/srv/up/" + upload)) {
            out.write(1);
        }
        String cleaned = upload.replaceAll("[^a-z0-9]", "");
        Path.of("/srv/up", cleaned);
        Path.of("/srv/up", upload.replaceAll("x", ""));
        if (name == null) {
            name = "index";
            Path.of(name);
        }
        new File(name);
        new File("index.html");
    }

    public byte[] download(@RequestParam String file, String other) throws IOException {
        new File("/srv", other);
        return java.nio.file.Files.readAllBytes(Paths.get("/srv/" + file));
    }

    void unzip(ZipInputStream in, File target, Path root) throws IOException {
        ZipEntry entry = in.getNextEntry();
        while (entry != null) {
            File out = new File(target, entry.getName());
            Path other = root.resolve(entry.getName());
            entry = in.getNextEntry();
        }
    }

    void unzipChecked(ZipInputStream in, File target) throws IOException {
        ZipEntry entry = in.getNextEntry();
        if (entry.getName().contains("..")) {
            throw new IOException("no");
        }
        File out = new File(target, entry.getName());
    }

    @Deprecated
    File temporary() throws IOException {
        File fixed = new File("/tmp/shop.lock");
        File other = new File("/var/tmp/shop.lock");
        return File.createTempFile("shop", ".tmp");
    }

    void permissions(File file, Path path) throws IOException {
        file.setWritable(true, false);
        file.setWritable(true, true);
        file.setReadable(true, false);
        file.setReadable(false, false);
        Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxrwxrwx");
        Set<PosixFilePermission> closed = PosixFilePermissions.fromString("rwx------");
        Set<PosixFilePermission> built = new HashSet<>();
        built.add(PosixFilePermission.OTHERS_WRITE);
        built.add(PosixFilePermission.OWNER_WRITE);
    }
}

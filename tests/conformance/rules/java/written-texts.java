package texts;

import java.io.File;
import java.nio.file.Paths;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;

public class Texts {
    private static final String WEAK = "DES/CBC/PKCS5Padding";
    private static final int SMALL = 1024;
    private final Pattern field = Pattern.compile("^(a+)+$");

    void ciphers(String chosen) throws Exception {
        Cipher.getInstance("DES");
        Cipher.getInstance("DESede/CBC/PKCS5Padding", "BC");
        Cipher.getInstance("AES/ECB/PKCS5Padding");
        Cipher.getInstance("AES/GCM/NoPadding");
        Cipher.getInstance("AES");
        Cipher.getInstance(WEAK);
        Cipher.getInstance(chosen);
        Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        javax.crypto.Cipher.getInstance("RC4");
        Cipher cipher = Cipher.getInstance("Blowfish");
        KeyGenerator.getInstance("DES").generateKey();
        KeyGenerator.getInstance("AES").generateKey();
    }

    byte[] digests(byte[] data) throws Exception {
        MessageDigest.getInstance("MD5").update(data);
        MessageDigest.getInstance("sha1");
        MessageDigest.getInstance("SHA-1", "SUN");
        MessageDigest.getInstance("SHA-256");
        MessageDigest.getInstance("SHA-512/256");
        return MessageDigest.getInstance("Md2").digest(data);
    }

    void paths() {
        new File("C:\\Windows\\run.bat");
        new File("C:/data", "x");
        new File("/tmp/lock");
        new File("/var/run", "x");
        new File("/srv/data");
        Paths.get("start.bat");
        Paths.get("dir\\start.cmd");
        Paths.get("start.batch");
    }

    boolean expressions(String text) {
        Pattern.compile("(\\w+)*@x", Pattern.CASE_INSENSITIVE);
        Pattern.compile("\\w+@x");
        Pattern.compile("([a-z]+\\.)*[a-z]+");
        Pattern.compile("""
            (x+)+y""");
        text.replaceAll("(a*)*", "");
        text.replaceAll("(a*)*", text);
        return text.matches("(.*)+") || text.matches("(.*)");
    }

    void keys(int bits) throws Exception {
        KeyPairGenerator first = KeyPairGenerator.getInstance("RSA");
        first.initialize(1024);
        KeyPairGenerator second = KeyPairGenerator.getInstance("RSA", "BC");
        second.initialize(2048);
        KeyPairGenerator third;
        third = KeyPairGenerator.getInstance("DSA");
        third.initialize(512, random());
        KeyPairGenerator fourth = KeyPairGenerator.getInstance("EC");
        fourth.initialize(256);
        KeyPairGenerator fifth = KeyPairGenerator.getInstance("RSA");
        fifth.initialize(bits);
        fifth.initialize(SMALL);
        KeyPairGenerator sixth = KeyPairGenerator.getInstance("RSA");
        sixth.initialize(1_024);
        sixth.initialize(2 * 512);
        sixth.initialize(0x400);
    }
}

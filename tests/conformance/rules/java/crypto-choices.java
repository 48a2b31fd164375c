package shop.crypto;

import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import org.apache.commons.codec.digest.DigestUtils;

class Choices {
    static final String MODE = "DES/CBC/PKCS5Padding";
    private final Random random = new Random();

    void ciphers() throws Exception {
        Cipher.getInstance("DES");
        Cipher.getInstance("DESede/ECB/PKCS5Padding");
        Cipher.getInstance("des/cbc/pkcs5padding");
        Cipher.getInstance("RC4", "BC");
        Cipher c = Cipher.getInstance("Blowfish");
        Cipher.getInstance(MODE);
        Cipher.getInstance("AES/ECB/NoPadding");
        Cipher.getInstance("AES/ECB/PKCS5Padding", "SunJCE");
        Cipher.getInstance("AES");
        Cipher.getInstance("AES/GCM/NoPadding");
        Cipher.getInstance("AES/CBC/PKCS5Padding");
        Cipher.getInstance("ChaCha20-Poly1305");
        String name = "RC2";
        Cipher.getInstance(name);
        Cipher.getInstance(configured());
    }

    void digests(byte[] data) throws Exception {
        MessageDigest.getInstance("MD5");
        MessageDigest.getInstance("SHA-1");
        MessageDigest.getInstance("sha1");
        MessageDigest.getInstance("MD5", "SUN").digest(data);
        MessageDigest.getInstance("SHA-256");
        MessageDigest.getInstance("SHA-512");
        DigestUtils.md5Hex(data);
        DigestUtils.sha256Hex(data);
        DigestUtils.getMd5Digest().digest(data);
        DigestUtils.getSha256Digest().digest(data);
    }

    void keys() throws Exception {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        KeyPairGenerator large = KeyPairGenerator.getInstance("RSA");
        large.initialize(4096);
        KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
        other.initialize(256);
    }

    void keysSeeded(SecureRandom seed) throws Exception {
        KeyPairGenerator g = KeyPairGenerator.getInstance("RSA", "BC");
        seed.nextInt();
        g.initialize(512 * 2, seed);
    }

    String makeToken() {
        return Long.toHexString(random.nextLong());
    }

    int passwordLength() {
        Random local = new Random();
        return local.nextInt(8) + 8;
    }

    double secretNumber() {
        return Math.random() + new Random().nextDouble();
    }

    int rollDice() {
        return random.nextInt(6) + (int) (Math.random() * 6);
    }

    long safeToken() {
        SecureRandom secure = new SecureRandom();
        return secure.nextLong();
    }

    void vectors(byte[] given) throws Exception {
        byte[] iv = {0, 0, 0, 0, 0, 0, 0, 0};
        IvParameterSpec spec = new IvParameterSpec(iv);
        IvParameterSpec text = new IvParameterSpec("0123456789abcdef".getBytes());
        byte[] coded = "0123456789abcdef".getBytes("UTF-8");
        use(new IvParameterSpec(coded));
        byte[] fresh = new byte[16];
        new SecureRandom().nextBytes(fresh);
        IvParameterSpec good = new IvParameterSpec(fresh);
        IvParameterSpec passed = new IvParameterSpec(given);
    }

    String configured() {
        return System.getProperty("cipher");
    }

    void use(IvParameterSpec spec) {}
}

package shop.daily;

import java.io.BufferedReader;
import java.math.BigDecimal;
import java.text.SimpleDateFormat;
import java.util.*;
import javax.servlet.http.HttpServletRequest;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

public class Daily {
    private static final Logger log = LogManager.getLogger(Daily.class);
    private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd");
    private static final String NAME = "daily";
    private final Logger logger = log;
    static Object clock = Calendar.getInstance();

    void logging(HttpServletRequest request, Scanner scanner, BufferedReader reader) throws Exception {
        String agent = request.getHeader("User-Agent");
        log.info("agent " + agent);
        log.info("agent {}", agent);
        log.info("fixed");
        log.warn(request.getParameter("q"));
        String line = scanner.nextLine();
        logger.debug(line);
        this.logger.error("line: " + line.trim());
        String cleaned = line.replaceAll("[\r\n]", "_");
        logger.debug(cleaned);
        line = reader.readLine();
        while (line != null) {
            log.trace(line);
            line = reader.readLine();
        }
        log.fatal(StringUtils.normalizeSpace(agent));
        log.fatal(System.getenv("PATH"));
        audit.info(agent);
    }

    String loops(List<String> all, int count) {
        String text = "";
        for (int i = 0; i < count; i++) {
            text += i;
        }
        for (String one : all) {
            text += one;
            count++;
        }
        while (count > 0) {
            text = text + count;
            count--;
        }
        StringBuilder better = new StringBuilder();
        for (String one : all) {
            better.append(one);
        }
        text += count;
        return text + better;
    }

    void formats() {
        new SimpleDateFormat("YYYY-MM-dd");
        new SimpleDateFormat("dd.MM.yyyy");
        SimpleDateFormat local = new SimpleDateFormat("HH:mm");
    }

    Boolean maybe(int a) {
        if (a > 3) {
            return true;
        }
        return null;
    }

    Optional<String> name(int a) {
        return null;
    }

    Optional<String> named(int a) {
        return Optional.empty();
    }

    String[] names() {
        return null;
    }

    String text() {
        return null;
    }

    void threads(Object lock, Thread other) throws Exception {
        lock.wait();
        lock.notify();
        lock.notifyAll();
        synchronized (lock) {
            lock.notify();
        }
        synchronized (this) {
            lock.notify();
        }
        while (running()) {
            lock.wait();
        }
        Thread.currentThread().stop();
        other.suspend();
        other.interrupt();
    }

    double numbers(float share, int count, Random random, String text) throws Exception {
        BigDecimal tenth = new BigDecimal(0.1);
        BigDecimal exact = new BigDecimal("0.1");
        if (share == 0.5) {
            count++;
        }
        if (count == 3) {
            count++;
        }
        if (count % 2 == 1 || count % 2 != 0) {
            count++;
        }
        int positive = Math.abs(random.nextInt());
        int bounded = Math.abs(random.nextInt(8));
        double ratio = Integer.parseInt(text) / count * 1.0;
        int shifted = count << 40;
        int small = count << 3;
        Thread.sleep(60 * 1000);
        Thread.sleep(20000);
        Thread.sleep(100);
        return ratio + positive + bounded + shifted + small;
    }

    void ending(java.lang.reflect.Field field) throws Exception {
        System.exit(1);
        Runtime.getRuntime().halt(2);
        System.gc();
        System.setSecurityManager(null);
        System.setSecurityManager(new Manager());
        field.setAccessible(true);
        field.setAccessible(false);
    }

    void failing(int a) throws Exception {
        try {
            ending(null);
        } catch (Exception problem) {
            throw problem;
        }
        try {
            ending(null);
        } catch (IllegalStateException problem) {
            throw new RuntimeException(problem);
        } catch (Throwable anything) {
            log.warn("failed");
        }
        if (a > 4) {
            throw new Exception("too many");
        }
        throw new IllegalArgumentException("a");
    }
}

package forms;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

interface Named {
    default String name(String prefix) {
        return prefix;
    }
}

interface Titled {
    default String name(String prefix) {
        return prefix + prefix;
    }
}

public class Both implements Named, Titled {
    private static final Logger LOG = LoggerFactory.getLogger(Both.class);
    private static final Logger WRONG = LoggerFactory.getLogger(Single.class);
    private int count;

    @Override
    public String name(String prefix) {
        String first = Named.super.name(prefix);
        return first + Titled.super.name("x");
    }

    @Override
    public String toString() {
        return super.toString();
    }

    class Inner {
        final Logger log = LoggerFactory.getLogger(Inner.class);

        void add() {
            synchronized (Both.this) {
                count++;
            }
            synchronized (this) {
                count--;
            }
        }

        @Override
        public int hashCode() {
            return Both.super.hashCode();
        }
    }

    void each(List<Integer> codes, List<Exception> failures) {
        codes.forEach(System::exit);
        failures.forEach(Exception::printStackTrace);
        failures.forEach(Throwable::printStackTrace);
        failures.forEach(System.out::println);
        codes.stream().map(Integer::toString).forEach(LOG::info);
        failures.forEach(failure -> failure.printStackTrace());
    }
}

class Single {
    Logger log = LoggerFactory.getLogger(getClass());
    Logger other = LoggerFactory.getLogger(Both.class);
    Logger named = LoggerFactory.getLogger("Single");
}

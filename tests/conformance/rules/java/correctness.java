package shop.core;

import java.io.*;
import java.util.*;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Order {
    private String name;
    private String state = "new";
    private final Lock lock = new ReentrantLock();
    private int count;

    public boolean same(String other) {
        if (name == other) {
            return true;
        }
        if (state == "new" || "done" == state) {
            return false;
        }
        if (state != "open") {
            count = count;
        }
        if (name == null) {
            return false;
        }
        return name.equals(other) && state.equals(state);
    }

    public boolean equals(Object other) {
        return other instanceof Order && ((Order) other).name.equals(name);
    }

    public void rename(String name) {
        this.name = name;
        this.state = this.state;
        name = name;
        int difference = count - count;
        int rest = count - difference;
    }

    public int read(String path) {
        try {
            return Integer.parseInt(path);
        } catch (NumberFormatException problem) {
        }
        try {
            count++;
        } catch (RuntimeException problem) {
            problem.printStackTrace();
        }
        try {
            check();
        } catch (SecurityException problem) {
            return 0;
        } catch (IllegalStateException | IllegalArgumentException problem) {
        } finally {
            count--;
        }
        return 1;
    }

    public Object guarded() {
        try {
            return check();
        } catch (SecurityException problem) {
            return null;
        }
    }

    public int first(String path) throws IOException {
        InputStream in = new FileInputStream(path);
        return in.read();
    }

    public int closed(String path) throws IOException {
        InputStream in = new FileInputStream(path);
        int value = in.read();
        in.close();
        return value;
    }

    public int closedFinally(String path) throws IOException {
        Reader in = new FileReader(path);
        try {
            return in.read();
        } finally {
            in.close();
        }
    }

    public Reader given(String path) throws IOException {
        Reader in = new FileReader(path);
        in.read();
        return in;
    }

    public void forgotten(String path) throws IOException {
        FileReader in = new FileReader(path);
        System.out.println(in.read());
    }

    public void locked() {
        lock.lock();
        count++;
        lock.unlock();
    }

    public void lockedWell() {
        lock.lock();
        try {
            count++;
        } finally {
            count--;
            lock.unlock();
        }
    }

    public int conditions(boolean flag, int a) {
        if (true) {
            a++;
        }
        if (a == a) {
            a--;
        }
        if (a == count) {
            a--;
        }
        while (flag == true) {
            break;
        }
        while (flag) {
            break;
        }
        for (int i = 10; i < 0; i++) {
            a++;
        }
        for (int i = 0; i < 10; i++) {
            a++;
        }
        int same = flag ? a : a;
        int other = flag ? a : count;
        return same + other;
    }

    public void boxes(String text) {
        Integer one = new Integer(1);
        Long two = new Long("2");
        Boolean three = new Boolean(true);
        String four = new String("x");
        Integer five = Integer.valueOf(5);
        List<Integer> six = new ArrayList<Integer>(6);
    }

    public String switches(int kind, String word) {
        switch (kind) {
            case 1:
                return "one";
            case 2:
                return "two";
        }
        switch (word) {
            case "a":
                return "A";
            default:
                return "?";
        }
    }

    public void prints(Exception problem) {
        System.out.println("here");
        System.out.printf("%s", name);
        System.out.print(count);
        System.err.println("there");
        System.err.print("there");
        problem.printStackTrace();
        problem.printStackTrace(System.err);
        log("here");
    }

    public void threads() throws Exception {
        new Thread(this::locked).start();
        new Thread(() -> {
            locked();
        }).start();
        Thread later = new Thread(() -> {
            locked();
        });
        Thread.sleep(100);
        later.join();
    }

    Object check() {
        return null;
    }

    void log(String text) {}
}

class Worker extends Thread {
    public void run() {}
}

class Runner implements Runnable {
    public void run() {}
}

package shop.login;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.*;
import java.util.Arrays;
import javax.crypto.spec.PBEKeySpec;
import javax.servlet.http.*;

class Tokens {
    private JwtParser parser;

    void read(String token, JwtParser given, Other other) {
        JWT.decode(token);
        JWT.decode(token).getSubject();
        JWT.require(Algorithm.HMAC256(key())).build().verify(token);
        JWT.create().sign(Algorithm.none());
        given.parse(token);
        parser.parse(token);
        other.parse(token);
        given.parseClaimsJws(token);
        Jwts.parser().setSigningKey(key()).parse(token);
        Jwts.parser().parse(token);
        Jwts.parser().setSigningKey(key()).parseClaimsJws(token);
    }

    String write(String user) {
        String open = Jwts.builder().setSubject(user).compact();
        String none = Jwts.builder().compact();
        String signed = Jwts.builder().setSubject(user).signWith(key()).compact();
        return Jwts.builder().signWith(SignatureAlgorithm.HS256, key()).setSubject(user).compact();
    }

    byte[] key() {
        return new byte[32];
    }
}

class Login {
    void login(HttpServletRequest request, HttpSession session, String user) {
        session.setAttribute("user", user);
        session.setAttribute("lang", "en");
    }

    void loginFresh(HttpServletRequest request, HttpSession session, String user) {
        request.changeSessionId();
        session.setAttribute("user", user);
    }

    void signIn(HttpServletRequest request, String user) {
        HttpSession old = request.getSession();
        old.invalidate();
        request.getSession(true).setAttribute("user", user);
    }

    boolean authenticate(HttpServletRequest request, String user) {
        if (user != null) {
            request.getSession().setAttribute("user", user);
            return true;
        }
        return false;
    }

    void remember(HttpSession session, String user) {
        session.setAttribute("user", user);
        session.setMaxInactiveInterval(-1);
        session.setMaxInactiveInterval(0);
        session.setMaxInactiveInterval(24 * 60 * 60);
        session.setMaxInactiveInterval(900);
        session.setMaxInactiveInterval(30 * 60);
    }

    boolean compare(String hash, byte[] digest, byte[] other, String signature, String name) {
        if (hash.equals(name)) {
            return true;
        }
        if (name.equals(hash)) {
            return true;
        }
        if (Arrays.equals(digest, other)) {
            return true;
        }
        if (Arrays.equals(other, other)) {
            return true;
        }
        return signature.equalsIgnoreCase(name) || MessageDigest.isEqual(digest, other);
    }

    void encoders(char[] password, byte[] salt) {
        Object none = new NoOpPasswordEncoder();
        Object same = NoOpPasswordEncoder.getInstance();
        Object old = new Md5PasswordEncoder();
        Object weak = new BCryptPasswordEncoder(4);
        Object strong = new BCryptPasswordEncoder(12);
        Object usual = new BCryptPasswordEncoder();
        PBEKeySpec few = new PBEKeySpec(password, salt, 1000, 256);
        PBEKeySpec many = new PBEKeySpec(password, salt, 310000, 256);
        int rounds = 1000;
        PBEKeySpec named = new PBEKeySpec(password, salt, rounds);
    }

    void rules(HttpSecurity http, WebSecurity web) throws Exception {
        http.authorizeRequests().anyRequest().permitAll();
        http.authorizeRequests().anyRequest().authenticated();
        http.authorizeRequests().antMatchers("/**").permitAll();
        http.authorizeRequests().antMatchers("/public/**").permitAll().anyRequest().authenticated();
        web.ignoring().antMatchers("/css/**", "/admin/**");
        web.ignoring().antMatchers("/css/**");
    }

    void order(Registry registry) {
        registry.antMatchers("/**").authenticated();
        registry.antMatchers("/admin/**").denyAll();
    }

    void orderWell(Registry registry) {
        registry.antMatchers("/admin/**").denyAll();
        registry.antMatchers("/**").authenticated();
    }

    boolean roles(User user, HttpServletRequest request) {
        if (user.getRole().equals("admin")) {
            return true;
        }
        if ("ROLE_ADMIN".equals(user.getRole())) {
            return true;
        }
        if (user.getRole().equals("guest")) {
            return false;
        }
        return request.isUserInRole("admin") || request.isUserInRole("editor");
    }

    @PreAuthorize("permitAll()")
    Object open() {
        return null;
    }

    @PreAuthorize("hasRole('ADMIN')")
    Object closed() {
        return null;
    }
}

@Path("/admin")
class Admin {
    @PermitAll
    public String all() {
        return "";
    }

    @RolesAllowed("admin")
    public String some() {
        return "";
    }
}

@Path("/shop")
class Shop {
    @PermitAll
    public String all() {
        return "";
    }
}

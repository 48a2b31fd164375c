package shop.web;

import java.net.URI;
import javax.servlet.http.HttpServletResponse;
import javax.validation.Valid;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.servlet.ModelAndView;

class Security {
    void plain(HttpSecurity http) throws Exception {
        http.csrf().disable();
        http.authorizeRequests().anyRequest().authenticated().and().csrf().disable();
        http.csrf(csrf -> csrf.disable());
        http.csrf(AbstractHttpConfigurer::disable);
        http.csrf().ignoringAntMatchers("/hooks");
        http.csrf(csrf -> csrf.ignoringAntMatchers("/hooks"));
        http.headers().frameOptions().disable();
        http.headers().frameOptions().sameOrigin();
    }
}

@RestController
@RequestMapping("/api")
class Api {
    @RequestMapping("/orders")
    public String orders() {
        return "[]";
    }

    @RequestMapping(path = "/orders", method = RequestMethod.POST)
    public String order(String body) {
        return body;
    }

    @RequestMapping(value = "/all", produces = "application/json")
    public Object all() {
        return null;
    }

    @GetMapping("/one")
    public Object one() {
        return null;
    }

    @PostMapping("/users")
    public Object create(@RequestBody User user) {
        return user;
    }

    @PostMapping("/users/valid")
    public Object createValid(@Valid @RequestBody User user) {
        return user;
    }

    @PutMapping("/users/{id}")
    Object replace(@PathVariable long id, @RequestBody User user, String note) {
        return user;
    }

    @PutMapping("/users/{id}/valid")
    Object replaceValid(@PathVariable long id, @RequestBody @Valid User user) {
        return user;
    }

    @CrossOrigin
    @GetMapping("/open")
    public Object open() {
        return null;
    }

    @CrossOrigin("*")
    public Object star() {
        return null;
    }

    @CrossOrigin("https://shop.example")
    public Object closed() {
        return null;
    }
}

@Controller
class Pages {
    private final SpelExpressionParser parser = new SpelExpressionParser();

    @RequestMapping("/go")
    public String go(String to) {
        return "redirect:" + to;
    }

    public String home(String to) {
        return "redirect:/home";
    }

    public ModelAndView view(String to, int n) {
        if (n > 3) {
            return new ModelAndView("redirect:" + to);
        }
        return new ModelAndView("page");
    }

    public void send(HttpServletResponse response, String to, URI uri, long id) throws Exception {
        response.sendRedirect(to);
        response.sendRedirect(uri.toString());
        response.sendRedirect("/orders/" + id);
        String kept = "/home";
        response.sendRedirect(kept);
    }

    public Object redirect(String url) {
        String target = url.isEmpty() ? "/" : url;
        return new RedirectView(target, true);
    }

    public Object evaluate(String text, ExpressionParser other, int n) {
        parser.parseExpression(text);
        other.parseExpression(text).getValue();
        parser.parseExpression("a + b");
        String fixed = "1 + 1";
        parser.parseExpression(fixed);
        return parser.parseExpression(text + ".name");
    }
}

@CrossOrigin(origins = "*", maxAge = 3600)
@RestController
class Open {
    void configure(CorsConfiguration conf, CorsRegistry registry) {
        conf.addAllowedOrigin("*");
        conf.addAllowedOrigin("https://shop.example");
        registry.addMapping("/**").allowedOrigins("*");
        registry.addMapping("/**").allowedOrigins("https://a.example", "*");
        registry.addMapping("/api/**").allowedMethods("GET").allowedOrigins("*");
        registry.addMapping("/**").allowedOrigins("https://a.example");
    }
}

@CrossOrigin(origins = "https://shop.example")
@RestController
class Closed {}

class Plain {
    @RequestMapping("/no")
    public String no(String to) {
        return to;
    }
}

package uploads;

import java.io.*;
import java.nio.file.*;
import java.util.List;
import java.util.UUID;
import javax.servlet.annotation.MultipartConfig;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.*;
import org.apache.commons.fileupload.FileItem;
import org.apache.commons.io.FilenameUtils;
import org.springframework.web.multipart.MultipartFile;

@MultipartConfig
@WebServlet("/upload")
public class UploadServlet extends HttpServlet {
    private final Path root = Paths.get("/srv/uploads");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Part part = request.getPart("file");
        String name = part.getSubmittedFileName();
        File target = new File("/srv/uploads", name);
        part.write(target.getPath());
        String safe = FilenameUtils.getName(part.getSubmittedFileName());
        try (OutputStream out = new FileOutputStream("/srv/uploads/" + safe)) {
            part.getInputStream().transferTo(out);
        }
        String header = request.getHeader("X-File-Name");
        try (OutputStream out = new FileOutputStream("/srv/uploads/" + header)) {
            part.getInputStream().transferTo(out);
        }
        String agent = request.getHeader("User-Agent");
        new File(agent);
    }

    void items(List<FileItem> items) throws Exception {
        for (FileItem item : items) {
            if (item.isFormField()) {
                continue;
            }
            item.write(new File(root.toFile(), item.getName()));
            item.write(new File(root.toFile(), UUID.randomUUID().toString()));
        }
    }

    void spring(MultipartFile file, int number) throws IOException {
        Path to = root.resolve(file.getOriginalFilename());
        Files.copy(file.getInputStream(), to);
        Path plain = Paths.get(file.getOriginalFilename()).getFileName();
        Files.copy(file.getInputStream(), root.resolve(plain));
        String ending = file.getOriginalFilename().substring(3).toLowerCase();
        Files.write(Path.of("/srv", "a" + ending), file.getBytes(), StandardOpenOption.CREATE);
        Files.delete(Path.of(ending));
        file.transferTo(new File("src/main/webapp/uploads", "x"));
        file.transferTo(new File("/srv/data"));
        file.transferTo(Paths.get("/srv", file.getOriginalFilename()));
        file.transferTo(new File(request().getServletContext().getRealPath("/") + "img", "y"));
    }

    String renamed(MultipartFile[] files, ServletContext context) throws IOException {
        String last = null;
        for (MultipartFile file : files) {
            last = file.getOriginalFilename();
            file.transferTo(new File(context.getRealPath("/"), "y"));
        }
        File kept = last != null ? new File(last) : null;
        last = "fixed";
        return new File(last).getName() + kept;
    }
}

@MultipartConfig(location = "/tmp", fileSizeThreshold = 1024)
class Second extends HttpServlet {
    void store(MultipartFile upload) throws IOException {
        upload.transferTo(new File("public/images/logo.png"));
    }
}

@MultipartConfig(location = "/tmp", maxFileSize = 1024L * 1024)
class Third extends HttpServlet {
}

@WebServlet(name = "fourth", urlPatterns = {"/a", "/b"})
@MultipartConfig()
final class Fourth extends HttpServlet {
}

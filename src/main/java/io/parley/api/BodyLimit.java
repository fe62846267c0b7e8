package io.parley.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body of a request for programs up to its limit, whatever length the request claims to have. */
final class BodyLimit extends OncePerRequestFilter {

    private static final String PROBLEM = "{\"type\":\"urn:parley:problem:too-large\",\"title\":\"Content Too Large\","
            + "\"status\":413,\"detail\":\"A request has at most " + Frames.MAX_BYTES + " bytes\"}";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET") || isFile(request)) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getContentLengthLong() > Frames.MAX_BYTES
                ? new byte[Frames.MAX_BYTES + 1]
                : request.getInputStream().readNBytes(Frames.MAX_BYTES + 1);
        if (body.length > Frames.MAX_BYTES) {
            response.setStatus(413);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write(PROBLEM);
        } else {
            chain.doFilter(new Read(request, body), response);
        }
    }

    /** A file is read as it comes, up to a limit of its own. */
    private static boolean isFile(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().equals(request.getContextPath() + AttachmentsController.PATH);
    }

    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var input = new ByteArrayInputStream(body);
            return new ServletInputStream() {

                @Override
                public int read() {
                    return input.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return input.read(buffer, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return input.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body has been read already");
                }
            };
        }
    }
}

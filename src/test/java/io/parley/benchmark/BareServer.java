package io.parley.benchmark;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsContextListener;

/**
 * The least that could do what is measured, as a yardstick for the same machine in the same minute: Tomcat's WebSocket, one
 * INSERT and one COMMIT for each message on one H2 connection, and one CHECKPOINT SYNC for all that wait, before anybody is told.
 * Ticks are passed on and not stored. It knows no accounts, no rights and no history.
 */
final class BareServer {

    private static final Map<Long, Member> MEMBERS = new ConcurrentHashMap<>();
    private static final BlockingQueue<Letter> LETTERS = new LinkedBlockingQueue<>();

    private record Letter(Member from, long to, String clientId, String body) {}

    private BareServer() {}

    public static void main(String[] settings) throws Exception {
        var store = new Store(setting(settings, "--parley.data-dir="));
        Thread.ofPlatform().daemon().start(store::work);
        var tomcat = new Tomcat();
        tomcat.setBaseDir(setting(settings, "--parley.data-dir="));
        tomcat.setPort(Integer.parseInt(setting(settings, "--parley.port=")));
        var context = tomcat.addContext("", null);
        context.addApplicationListener(WsContextListener.class.getName());
        // without any servlet no filter would be asked, and the WebSocket is one
        Tomcat.addServlet(context, "default", new DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        tomcat.getConnector();
        tomcat.start();
        ((ServerContainer) context.getServletContext().getAttribute(ServerContainer.class.getName()))
                .addEndpoint(ServerEndpointConfig.Builder.create(Member.class, "/api/v1/socket")
                        .configurator(new Tokens())
                        .build());
        System.out.println("Parley is ready, in a way");
        tomcat.getServer().await();
    }

    private static String setting(String[] settings, String name) {
        return List.of(settings).stream()
                .filter(setting -> setting.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    /** A token is the id of whoever shows it. */
    private static final class Tokens extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            var token = request.getHeaders().get("authorization").getFirst();
            config.getUserProperties().put("id", Long.valueOf(token.replace("Bearer ", "")));
        }
    }

    /** A connected program; of its conversations each has the id of the other person. */
    public static final class Member extends Endpoint {

        private long id;
        private Session session;

        @Override
        public void onOpen(Session opened, EndpointConfig config) {
            session = opened;
            id = (Long) config.getUserProperties().get("id");
            MEMBERS.put(id, this);
            opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) this::hear);
        }

        private void hear(String text) {
            var frame = new Frame(text);
            if (frame.is("hello")) {
                tell("{\"type\":\"ready\"}");
            } else if (frame.is("send")) {
                LETTERS.add(new Letter(this, frame.number("to"), frame.word("client_id"), frame.word("body")));
            } else {
                var read = frame.is("read") ? frame.number("seq") : 0;
                MEMBERS.get(frame.number("conversation"))
                        .tell("{\"type\":\"receipt\",\"user_id\":%d,\"delivered_up_to\":%d,\"read_up_to\":%d}"
                                .formatted(id, frame.number("seq"), read));
            }
        }

        private synchronized void tell(String frame) {
            try {
                session.getBasicRemote().sendText(frame);
            } catch (IOException gone) {
                MEMBERS.remove(id);
            }
        }
    }

    /** Stores one message after another, and tells of them when the disk has them. */
    private static final class Store {

        private final Connection connection;

        Store(String folder) throws SQLException {
            connection = DriverManager.getConnection("jdbc:h2:file:" + folder + "/bare;WRITE_DELAY=0", "bare", "bare");
            try (var statement = connection.createStatement()) {
                statement.execute("create table message (id bigint primary key, sender bigint, recipient bigint,"
                        + " client_id varchar(36) unique, body varchar)");
            }
            connection.setAutoCommit(false);
        }

        void work() {
            try (var insert = connection.prepareStatement("insert into message values (?, ?, ?, ?, ?)");
                    var sync = connection.prepareStatement("checkpoint sync")) {
                for (var seq = 1L; ; ) {
                    var waiting = new ArrayList<>(List.of(LETTERS.take()));
                    LETTERS.drainTo(waiting);
                    var first = seq;
                    for (var letter : waiting) {
                        store(insert, seq++, letter);
                    }
                    sync.execute();
                    for (var letter : waiting) {
                        tell(first++, letter);
                    }
                }
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void store(PreparedStatement insert, long seq, Letter letter) throws SQLException {
            insert.setLong(1, seq);
            insert.setLong(2, letter.from.id);
            insert.setLong(3, letter.to);
            insert.setString(4, letter.clientId);
            insert.setString(5, letter.body);
            insert.executeUpdate();
            connection.commit();
        }

        private static void tell(long seq, Letter letter) {
            letter.from.tell("{\"type\":\"sent\",\"client_id\":\"%s\",\"conversation\":%d,\"seq\":%d}"
                    .formatted(letter.clientId, letter.to, seq));
            MEMBERS.get(letter.to)
                    .tell(
                            "{\"type\":\"message\",\"conversation\":%d,\"seq\":%d,\"sender_id\":%d,\"client_id\":\"%s\",\"body\":\"%s\"}"
                                    .formatted(letter.from.id, seq, letter.from.id, letter.clientId, letter.body));
        }
    }
}

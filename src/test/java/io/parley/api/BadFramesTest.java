package io.parley.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.TokenScope;
import io.parley.support.wire.ProgramSocket;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadFramesTest extends ProgramsTest {

    private static final String NAME = "6f1b8a52-7c1e-4d7f-9f53-0a2f0b0c1d2e";

    /** A frame, in which $ben, $anna, $own and $foreign stand for ids, and its named answer. */
    static Stream<String[]> badFrames() {
        return Stream.of(
                bad("", "malformed_json"),
                bad("hello", "malformed_json"),
                bad("[]", "malformed_json"),
                bad("\"ping\"", "malformed_json"),
                bad("{\"type\":\"ping\"", "malformed_json"),
                bad("{\"type\":\"ping\"} {}", "malformed_json"),
                bad("{'type':'ping'}", "malformed_json"),
                bad("{\"type\":\"ping\",}", "malformed_json"),
                bad("{\"of\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", "malformed_json"),
                bad("{\"seq\":" + "9".repeat(1_000) + "}", "malformed_json"),
                bad("{\"" + "x".repeat(1_000) + "\":1}", "malformed_json"),
                bad("{}", "missing_field"),
                bad("{\"type\":\"nonsense\"}", "unknown_type"),
                bad("{\"type\":null}", "invalid_value"),
                bad("{\"type\":\"ping\",\"type\":\"ping\"}", "unknown_field"),
                bad("{\"type\":\"ping\",\"seq\":1}", "unknown_field"),
                bad("{\"type\":\"ping\",\"admin\":true}", "unknown_field"),
                bad("{\"type\":\"ping\",\"admin\":{\"a\":[1,{}]}}", "unknown_field"),
                bad("{\"type\":\"hello\",\"conversations\":{}}", "hello_again"),
                bad("{\"type\":\"hello\",\"conversations\":[]}", "invalid_value"),
                bad("{\"type\":\"hello\",\"conversations\":{\"x\":1}}", "invalid_value"),
                bad("{\"type\":\"hello\",\"conversations\":{\"1\":-1}}", "invalid_value"),
                bad(send("$ben", NAME, "hi", ",\"sender_id\":1"), "unknown_field"),
                bad(send("$ben", NAME, "hi", ",\"seq\":1"), "unknown_field"),
                bad(send("$ben", NAME, "hi", ",\"reply_to\":999999"), "no_original"),
                bad(send("\"$ben\"", NAME, "hi", ""), "invalid_value"),
                bad(send("1.0", NAME, "hi", ""), "invalid_value"),
                bad(send("1e400", NAME, "hi", ""), "invalid_value"),
                bad(send("99999999999999999999", NAME, "hi", ""), "invalid_value"),
                bad(send("-1", NAME, "hi", ""), "invalid_value"),
                bad(send("0", NAME, "hi", ""), "invalid_value"),
                bad(send("true", NAME, "hi", ""), "invalid_value"),
                bad(send("$ben", "1", "hi", ""), "invalid_value"),
                bad(send("$ben", NAME + "0", "hi", ""), "invalid_value"),
                bad("{\"type\":\"send\",\"to\":$ben,\"client_id\":\"" + NAME + "\"}", "missing_field"),
                bad("{\"type\":\"send\",\"to\":$ben,\"client_id\":\"" + NAME + "\",\"body\":5}", "invalid_value"),
                bad(send("$ben", NAME, "", ""), "blank"),
                bad(send("$ben", NAME, " \\n\\t\\u200b", ""), "blank"),
                bad(send("$ben", NAME, "\\u0000", ""), "blank"),
                bad(send("$ben", NAME, "x".repeat(4_001), ""), "too_long"),
                bad(send("$ben", NAME, "a\\ud800b", ""), "invalid_text"),
                bad(send("$ben", NAME, "hi", ",\"attachments\":[1,2,3,4,5,6,7,8,9,10,11]"), "too_many_files"),
                bad(send("$ben", NAME, "hi", ",\"attachments\":[null]"), "invalid_value"),
                bad(send("987654321", NAME, "hi", ""), "no_recipient"),
                bad(receipt("ack", "$foreign", "1"), "no_conversation"),
                bad(receipt("read", "$foreign", "1"), "no_conversation"),
                bad(receipt("ack", "987654321", "1"), "no_conversation"),
                bad(receipt("ack", "$own", "-1"), "invalid_value"),
                bad(receipt("ack", "$own", "1,\"user_id\":$ben"), "unknown_field"),
                bad("{\"type\":\"ack\",\"seq\":1}", "missing_field"),
                bad("{\"type\":\"typing\",\"conversation\":$foreign}", "no_conversation"),
                bad("{\"type\":\"typing\",\"conversation\":$own,\"active\":\"yes\"}", "invalid_value"),
                bad("{\"type\":\"lifetime\",\"conversation\":$own}", "missing_field"),
                bad("{\"type\":\"lifetime\",\"conversation\":$own,\"lifetime\":7}", "invalid_value"),
                bad("{\"type\":\"lifetime\",\"conversation\":$own,\"lifetime\":\"WEEK\"}", "invalid_value"),
                bad("{\"type\":\"lifetime\",\"conversation\":$foreign,\"lifetime\":\"day\"}", "no_conversation"),
                bad("{\"type\":\"presence\",\"of\":5}", "invalid_value"),
                bad("{\"type\":\"presence\",\"of\":[0]}", "invalid_value"),
                bad("{\"type\":\"presence\",\"of\":[\"1\",[2]]}", "invalid_value"),
                bad("{\"type\":\"presence\",\"of\":[1" + ",1".repeat(1_000) + "]}", "invalid_value"));
    }

    private static String[] bad(String frame, String code) {
        return new String[] {frame, code};
    }

    private static String send(String to, String clientId, String body, String more) {
        return "{\"type\":\"send\",\"to\":" + to + ",\"client_id\":\"" + clientId + "\",\"body\":\"" + body + "\""
                + more + "}";
    }

    private static String receipt(String type, String conversation, String seq) {
        return "{\"type\":\"" + type + "\",\"conversation\":" + conversation + ",\"seq\":" + seq + "}";
    }

    @Test
    void everyBadFrameHasItsNamedAnswerAndTheSocketSurvives() {
        var own = program(anna)
                .sendAndWait(ben.value(), "before")
                .get("conversation")
                .asString();
        var foreign = program(ben)
                .sendAndWait(cleo.value(), "not Anna's")
                .get("conversation")
                .asString();
        var annas = program(anna);
        badFrames().forEach(bad -> {
            var frame = bad[0].replace("$ben", ben.toString())
                    .replace("$anna", anna.toString())
                    .replace("$own", own)
                    .replace("$foreign", foreign);
            annas.forget();
            annas.say(frame);
            var error = annas.expect("error");
            var shown = frame.length() > 200 ? frame.substring(0, 200) : frame;
            assertThat(error.get("code").asString()).as(shown).isEqualTo(bad[1]);
            assertThat(error.get("detail").asString()).as(shown).isNotBlank();
            if (frame.contains("\"" + NAME + "\"") && !bad[1].equals("malformed_json")) {
                assertThat(error.path("client_id").asString("")).as(shown).isEqualTo(NAME);
            }
        });
        annas.settle();
        assertThat(annas.isOpen()).isTrue();
        assertThat(jdbc.queryForObject("select count(*) from message", Long.class))
                .isEqualTo(2);
        assertThat(annas.sendAndWait(ben.value(), "after").get("seq").asLong()).isEqualTo(2);
    }

    @Test
    void theLongestMessageGoesThrough() {
        var bens = program(ben);
        program(anna).sendAndWait(ben.value(), "\ud83d\udc4b".repeat(4_000));
        assertThat(bens.expect("message").get("body").asString()).isEqualTo("\ud83d\udc4b".repeat(4_000));
    }

    @Test
    void sixtyFourKibibytesGoThroughAndOneByteMoreDoesNot() {
        var annas = program(anna);
        var ping = "{\"type\":\"ping\"}";
        annas.say(ping + " ".repeat(Frames.MAX_BYTES - ping.length()));
        annas.expect("pong");
        annas.say(ping + " ".repeat(Frames.MAX_BYTES - ping.length() + 1));
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("too_large");
        annas.forget();
        annas.say("{\"type\":\"send\",\"body\":\"" + "é".repeat(Frames.MAX_BYTES / 2) + "\"}");
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("too_large");
        annas.settle();
    }

    @Test
    void aFrameMayComeInPieces() {
        var annas = program(anna);
        annas.sayPart("{\"type\":", false);
        annas.sayPart("\"pi", false);
        annas.sayPart("ng\"}", true);
        annas.expect("pong");
    }

    @Test
    void fragmentsThatNeverEndEndTheSocket() {
        var annas = program(anna);
        var piece = "x".repeat(16 * 1024);
        for (var number = 0; number < 66 && annas.isOpen(); number++) {
            try {
                annas.sayPart(piece, false);
            } catch (RuntimeException closedMeanwhile) {
                break;
            }
        }
        assertThat(annas.expectClose()).isEqualTo(1009);
    }

    @Test
    void binaryFramesAreRefusedAndTheSocketSurvives() {
        var annas = program(anna);
        annas.sayBinary(new byte[10_000]);
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("binary");
        annas.settle();
    }

    @Test
    void textThatIsNoUtf8EndsTheSocket() throws IOException {
        try (var wire = new Socket(server().getHost(), server().getPort())) {
            var in = new DataInputStream(wire.getInputStream());
            wire.getOutputStream().write("""
                    GET /api/v1/socket HTTP/1.1
                    Host: %s
                    Authorization: Bearer %s
                    Connection: Upgrade
                    Upgrade: websocket
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

                    """.formatted(server().getAuthority(), token(anna))
                    .replace("\n", "\r\n")
                    .getBytes(US_ASCII));
            var answer = new StringBuilder();
            while (!answer.toString().endsWith("\r\n\r\n")) {
                answer.append((char) in.readByte());
            }
            assertThat(answer).startsWith("HTTP/1.1 101");

            // a whole text frame of two bytes, masked with zeros, of which the second can not follow the first
            wire.getOutputStream().write(new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, (byte) 0xC3, 0x28});

            assertThat(in.readUnsignedByte()).isEqualTo(0x88);
            in.readUnsignedByte();
            assertThat(in.readUnsignedShort()).isEqualTo(1007);
        }
    }

    @Test
    void nothingGoesBeforeHello() {
        var annas = keep(ProgramSocket.connect(server(), "/api/v1/socket", bearer(token(anna))));
        annas.say("{\"type\":\"ping\"}");
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("hello_first");
        annas.say("{\"type\":\"hello\",\"conversations\":{}}");
        annas.expect("ready");
        annas.settle();
    }

    @Test
    void aForeignConversationIsResumedLikeNone() {
        var foreign = program(ben)
                .sendAndWait(cleo.value(), "not Anna's")
                .get("conversation")
                .asLong();
        for (var id : Arrays.asList(foreign, 987_654_321L)) {
            var annas = resumed(anna, Map.of(id, 0L));
            var error = annas.expect("error");
            assertThat(error.get("code").asString()).isEqualTo("no_conversation");
            assertThat(error.get("conversation").asLong()).isEqualTo(id);
            annas.settle();
            assertThat(annas.heard("message")).isEmpty();
        }
    }

    @Test
    void receiptsBeyondTheEndStayAtTheEnd() {
        var annas = program(anna);
        var bens = program(ben);
        var conversation =
                annas.sendAndWait(ben.value(), "the last").get("conversation").asLong();
        bens.read(conversation, Long.MAX_VALUE);
        var receipt = annas.expect(
                "receipt",
                frame -> frame.get("user_id").asLong() == ben.value()
                        && frame.get("read_up_to").asLong() > 0);
        assertThat(receipt.get("read_up_to").asLong()).isEqualTo(1);
        assertThat(receipt.get("delivered_up_to").asLong()).isEqualTo(1);
    }

    @Test
    void anErrorNamesTheMessageThatItsFrameWasAbout() {
        var id = program(ben)
                .sendAndWait(anna.value(), "hello")
                .get("conversation")
                .asLong();
        var annas = program(anna);
        for (var about : List.of(
                "\"edit\",\"body\":\"mine\",\"seq\":1", // not_yours
                "\"edit\",\"body\":\"mine\",\"seq\":1,\"rev\":1", // unknown_field
                "\"react\",\"emoji\":\"ab\",\"seq\":1", // invalid_value
                "\"hide\",\"for\":\"me\",\"seq\":1")) { // unknown_field, before the rest is read
            annas.forget();
            annas.say("{\"type\":" + about + ",\"conversation\":" + id + "}");
            var error = annas.expect("error");
            assertThat(error.path("conversation").asLong()).as(about).isEqualTo(id);
            assertThat(error.path("seq").asLong()).as(about).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            send     | "to":$ben,"client_id":"$name","body":"hi"
            forward  | "to":$ben,"client_id":"$name","conversation":$own,"seq":1
            ack      | "conversation":$own,"seq":1
            read     | "conversation":$own,"seq":1
            edit     | "conversation":$own,"seq":1,"body":"hi"
            delete   | "conversation":$own,"seq":1
            hide     | "conversation":$own,"seq":1
            react    | "conversation":$own,"seq":1,"emoji":"👍"
            accept   | "conversation":$own
            lifetime | "conversation":$own,"lifetime":"day"
            typing   | "conversation":$own
            """)
    void whoMayOnlyReadChangesNothing(String type, String about) {
        var id = program(ben)
                .sendAndWait(anna.value(), "hello")
                .get("conversation")
                .asString();
        var annas =
                keep(ProgramSocket.open(server(), token(anna, TokenScope.READ).secret()));
        var frame = "{\"type\":\"" + type + "\","
                + about.replace("$ben", ben.toString()).replace("$name", NAME).replace("$own", id) + "}";

        annas.say(frame);

        var error = annas.expect("error");
        assertThat(error.get("code").asString()).isEqualTo("insufficient_scope");
        assertThat(error.path("client_id").asString("")).isEqualTo(about.contains("$name") ? NAME : "");
        assertThat(error.path("conversation").asString("")).isEqualTo(about.contains("$own") ? id : "");
        assertThat(error.path("seq").asLong(0)).isEqualTo(about.contains("\"seq\"") ? 1 : 0);
        assertThat(jdbc.queryForObject("select count(*) from receipt_journal", Long.class))
                .isZero();
        assertThat(jdbc.queryForList("select body from message", String.class)).containsExactly("hello");
        assertThat(jdbc.queryForObject("select rev from conversation", Long.class))
                .isEqualTo(1);
    }
}

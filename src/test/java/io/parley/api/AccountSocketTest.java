package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountSocketTest extends ProgramsTest {

    @Test
    void twoProgramsChatWithAllTicks() {
        var annas = program(anna);
        var bens = program(ben);
        var sent = annas.sendAndWait(ben.value(), "Grüße, \"Ben\"\n\u0001 \\ 👋");
        assertThat(sent.get("seq").asLong()).isEqualTo(1);
        assertThat(sent.get("sent_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        var message = bens.expect("message");
        assertThat(message.get("body").asString()).isEqualTo("Grüße, \"Ben\"\n \\ 👋");
        assertThat(message.get("sender_id").asLong()).isEqualTo(anna.value());
        for (var field : new String[] {"conversation", "seq", "rev", "message_id", "sent_at", "client_id"}) {
            assertThat(message.get(field)).as(field).isEqualTo(sent.get(field));
        }
        var conversation = message.get("conversation").asLong();
        bens.ack(conversation, 1);
        annas.expect(
                "receipt",
                receipt -> receipt.get("user_id").asLong() == ben.value()
                        && receipt.get("delivered_up_to").asLong() == 1
                        && receipt.get("read_up_to").asLong() == 0);
        bens.read(conversation, 1);
        annas.expect(
                "receipt",
                receipt -> receipt.get("user_id").asLong() == ben.value()
                        && receipt.get("read_up_to").asLong() == 1);
    }

    @Test
    void whatWasMissedComesAtResumingOnceAndInOrder() {
        var annas = program(anna);
        var first = annas.sendAndWait(ben.value(), "1");
        IntStream.rangeClosed(2, 450).forEach(number -> annas.send(ben.value(), Integer.toString(number)));
        annas.expect("sent", sent -> sent.get("seq").asLong() == 450);
        var conversation = first.get("conversation").asLong();
        var bens = resumed(ben, Map.of(conversation, first.get("rev").asLong()));
        bens.expect("message", message -> message.get("seq").asLong() == 450);
        assertThat(bens.heard("message"))
                .extracting(message -> message.get("seq").asLong())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, 450).boxed().toList());
        assertThat(bens.heard("message"))
                .allMatch(message ->
                        message.get("body").asString().equals(message.get("seq").asString()));
    }

    @Test
    void whatHasBegunWhileOneWasAwayIsToldFromItsBeginning() {
        var known = program(anna).sendAndWait(ben.value(), "known").get("conversation");
        var cleos = program(cleo);
        cleos.sendAndWait(ben.value(), "new");
        var begun = cleos.sendAndWait(ben.value(), "and more").get("conversation");

        var bens = resumed(ben, Map.of(known.asLong(), 1L));

        bens.expect("message", message -> message.get("body").asString().equals("and more"));
        bens.settle();
        assertThat(bens.heard("message"))
                .extracting(message -> message.get("conversation"))
                .containsExactly(begun, begun);
        assertThat(bens.expect("ready").get("conversations")).isEmpty();
    }

    @Test
    void whoeverBeginsIsToldWhatIsPassedOverAndComesBackWithThat() {
        var annas = program(anna);
        var conversation = annas.sendAndWait(ben.value(), "before").get("conversation");
        var bens = program(ben);
        var passedOver = bens.expect("ready").get("conversations");
        assertThat(passedOver.toString()).isEqualTo("{\"" + conversation + "\":1}");
        bens.close();
        annas.sendAndWait(ben.value(), "missed");

        var back = resumed(ben, Map.of(conversation.asLong(), 1L));

        back.expect("message", message -> message.get("body").asString().equals("missed"));
        back.settle();
        assertThat(back.heard("message")).hasSize(1);
    }

    @Test
    void onesOtherProgramSeesWhatOneHasSentAndRead() {
        var phone = program(anna);
        var desk = program(anna);
        var bens = program(ben);
        phone.sendAndWait(ben.value(), "hello");
        desk.expect("message", message -> message.get("body").asString().equals("hello"));
        var answer = bens.sendAndWait(anna.value(), "hello yourself");
        phone.expect("message", message -> message.get("body").asString().equals("hello yourself"));
        phone.read(answer.get("conversation").asLong(), answer.get("seq").asLong());
        desk.expect(
                "receipt",
                receipt -> receipt.get("user_id").asLong() == anna.value()
                        && receipt.get("read_up_to").asLong()
                                == answer.get("seq").asLong());
    }

    @Test
    void whoeverConfirmsMoreThanThereIsHearsOfWhatIsConfirmedElsewhere() {
        var annas = program(anna);
        var phone = program(ben);
        var desk = program(ben);
        var id = annas.sendAndWait(ben.value(), "1").get("conversation").asLong();
        phone.expect("message");
        phone.read(id, 9_000_000_000L);
        annas.expect("receipt", receipt -> receipt.get("read_up_to").asLong() == 1);
        annas.sendAndWait(ben.value(), "2");
        desk.expect("message", message -> message.get("seq").asLong() == 2);

        desk.read(id, 2);

        phone.expect(
                "receipt",
                receipt -> receipt.get("user_id").asLong() == ben.value()
                        && receipt.get("read_up_to").asLong() == 2);
    }

    @Test
    void tenParallelRetriesAreOneMessage() {
        var programs = IntStream.range(0, 10).mapToObj(number -> program(anna)).toList();
        var clientId = UUID.randomUUID();
        programs.parallelStream().forEach(program -> program.send(ben.value(), clientId, "only once"));
        var answers = programs.stream().map(program -> program.expect("sent")).toList();
        assertThat(answers).hasSize(10).allMatch(answers.getFirst()::equals);
        assertThat(jdbc.queryForObject("select count(*) from message", Long.class))
                .isEqualTo(1);
    }

    @Test
    void theSameNameWithAnotherTextIsTheFirstMessage() {
        var annas = program(anna);
        var clientId = UUID.randomUUID();
        annas.send(ben.value(), clientId, "first");
        var first = annas.expect("sent");
        annas.forget();
        annas.send(ben.value(), clientId, "second");
        assertThat(annas.expect("sent")).isEqualTo(first);
        assertThat(jdbc.queryForObject("select body from message", String.class))
                .isEqualTo("first");
    }
}

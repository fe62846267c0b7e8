package io.parley.attachment;

import static io.parley.attachment.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.attachment.AttachmentRefusedException.Reason;
import io.parley.support.People;
import io.parley.support.SampleFiles;
import io.parley.support.TestParameters;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(TestParameters.class)
@SpringBootTest(properties = "parley.attachment.reserve=1000000TB")
class NoRoomTest {

    @Test
    void aFileIsRefusedBeforeItTakesTheLastRoomOnTheDisk(
            @Autowired AttachmentService attachments, @Autowired JdbcTemplate jdbc, People people) {
        var anna = people.registered("anna");

        assertRefused(
                Reason.NO_ROOM,
                () -> attachments.upload(anna, "report.pdf", new ByteArrayInputStream(SampleFiles.PDF)));

        assertThat(jdbc.queryForObject("select count(*) from attachment", Long.class))
                .isZero();
    }
}

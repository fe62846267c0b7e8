package io.parley.search.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.account.DisplayName;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.search.SearchHit;
import io.parley.search.SearchPage;
import io.parley.search.SearchQuery;
import io.parley.search.SearchService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class HitFeedTest {

    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final SearchQuery QUERY = SearchQuery.everywhere("boats");
    private static final UserProfile PROFILE =
            new UserProfile(BEN, new Username("ben"), new DisplayName("Ben"), Optional.empty());
    private static final SearchHit FIRST = hit(1, 11);
    private static final SearchHit SECOND = hit(2, 22);

    private final SearchService search = mock(SearchService.class);
    private final HitFeed feed = new HitFeed(search, ANNA, QUERY);

    private static SearchHit hit(long id, long conversation) {
        return new SearchHit(
                new Message(
                        id,
                        new ConversationId(conversation),
                        1,
                        1,
                        BEN,
                        ClientMessageId.random(),
                        new MessageBody("boats"),
                        Instant.EPOCH),
                PROFILE,
                List.of());
    }

    private static List<InboxEvent> changed(SearchHit hit) {
        return List.of(new InboxEvent.ConversationChanged(hit.message().conversationId(), BEN, 2));
    }

    @Test
    void onlyHintsOfWhatIsShownAreFollowed() {
        feed.shows(List.of(FIRST, SECOND));
        assertThat(feed.concerns(changed(hit(3, 33)))).isFalse();
        assertThat(feed.concerns(List.of(new InboxEvent.Typing(BEN, true)))).isFalse();

        assertThat(feed.concerns(changed(SECOND))).isTrue();

        when(search.again(ANNA, QUERY, List.of(2L))).thenReturn(List.of(SECOND));
        assertThat(feed.load().hits()).containsExactly(SECOND);
    }

    @Test
    void whatChangesWhileAPageIsReadIsReadAgain() {
        when(search.search(ANNA, QUERY, Optional.empty())).thenAnswer(reading -> {
            assertThat(feed.concerns(changed(FIRST))).isFalse();
            return new SearchPage(List.of(FIRST, SECOND), Optional.empty());
        });
        var page = feed.page(Optional.empty());

        assertThat(feed.shows(page.hits())).isTrue();

        assertThat(feed.load().gone()).containsExactly(1L);
    }

    @Test
    void whatCouldNotBeReadIsReadLater() {
        feed.shows(List.of(FIRST, SECOND));
        feed.concerns(changed(FIRST));
        when(search.again(any(), any(), any()))
                .thenThrow(new QueryTimeoutException("The database is away"))
                .thenReturn(List.of());
        assertThatThrownBy(feed::load).isInstanceOf(QueryTimeoutException.class);

        feed.concerns(changed(SECOND));

        assertThat(feed.load().gone()).containsExactlyInAnyOrder(1L, 2L);
    }
}

package io.example.broken;

import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Topic;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Made by anybody, fed through its fields, and telling the screens before the commit. */
@Service
public class BrokenService {

    @Autowired
    private Broadcaster broadcaster;

    @Value("${parley.port}")
    private int port;

    public BrokenService() {}

    public UserId act(CurrentUser currentUser) {
        broadcaster.publish(new Topic<>("now", String.class), Instant.now() + " on " + port);
        return currentUser.id();
    }
}

package io.parley.search;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the index of messages lies: in {@code search} below the data folder.
 *
 * @param dataDir the folder of everything that Parley keeps on this machine
 */
@ConfigurationProperties("parley")
record SearchProperties(@DefaultValue("./data") Path dataDir) {

    Path folder() {
        return dataDir.resolve("search");
    }
}

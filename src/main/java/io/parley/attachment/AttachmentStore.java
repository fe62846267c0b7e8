package io.parley.attachment;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.Resource;

/**
 * Where the content of files lies. A folder, unless a bean that is {@code @Primary} keeps it elsewhere.
 *
 * <p>A key is 32 hexadecimal digits, perhaps with an ending {@code .small}; it is random and never used for two contents.
 */
public interface AttachmentStore {

    /** Whether there is room for one more file, of the largest size, without taking it from others who need it. */
    default boolean hasRoom() throws IOException {
        return true;
    }

    /** Keeps a content for good; on return it is as safe as it will ever be. */
    void put(String key, InputStream content) throws IOException;

    /** A content; it does not exist if it was never kept, or was deleted. */
    Resource get(String key);

    /** Deletes a content and whatever an interrupted {@link #put} has left of it; does nothing if there is none. */
    void delete(String key) throws IOException;
}

package io.parley.attachment;

import org.springframework.core.io.Resource;

/**
 * The content of a file or of its small picture, for somebody who may have it.
 *
 * @param isShown whether a browser may show it, which it may with pictures that Parley has looked through, and nothing else
 * @param mediaType what {@code content} is
 */
public record AttachmentFile(Attachment attachment, Resource content, boolean isShown, String mediaType) {}

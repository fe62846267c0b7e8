package io.parley.attachment;

/** There are files to be deleted. */
record FilesExpired() {}

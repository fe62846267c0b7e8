package io.parley.conversation;

/**
 * How far a conversation and its two people have come, from one statement and therefore from one moment.
 *
 * @param peerReadSeq what the peer shares
 */
record Cursors(long peerId, long rev, long deliveredSeq, long readSeq, long peerDeliveredSeq, long peerReadSeq) {}
